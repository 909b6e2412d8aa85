package conv4j;

import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A tensor of small integers with a source that remembers, weakly, each array that it gave. */
final class LentTensor {
    private final List<WeakReference<float[]>> given = new ArrayList<>();
    private final Tensor tensor;

    LentTensor(int... extents) {
        Shape shape = Shape.of(extents);
        this.tensor = Tensor.of(shape, () -> {
            SplittableRandom random = new SplittableRandom(shape.hashCode());
            float[] values = new float[(int) shape.elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(-2, 3);
            }
            given.add(new WeakReference<>(values));
            return values;
        });
    }

    Tensor tensor() {
        return tensor;
    }

    /** How often its numbers were made. */
    int loads() {
        return given.size();
    }

    /** Whether all arrays that it gave are garbage; asks the garbage collector some times. */
    boolean isLetGo() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            System.gc();
            if (given.stream().allMatch(array -> array.refersTo(null))) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }
}
