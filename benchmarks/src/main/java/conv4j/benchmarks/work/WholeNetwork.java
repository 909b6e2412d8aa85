package conv4j.benchmarks.work;

import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.model.ModelValue.Extent;
import conv4j.model.ModelValue.Fixed;
import conv4j.model.ModelValue.Free;
import conv4j.tensor.Shape;
import conv4j.verification.Fill;
import java.util.List;
import java.util.function.Supplier;

/**
 * A network from front to back.
 *
 * @param source that {@link Suite#of} makes this network of, and nothing else, in another JVM
 * @param model made when it is needed: the weights of one alone may take half a gigabyte
 * @param batch what extents that are free are set to, the number of pictures among them
 */
public record WholeNetwork(String name, String source, Supplier<Model> model, int batch) implements Work {
    private static final long SEED = 20261120;

    @Override
    public int count() {
        return 1;
    }

    /** The weights are the network's own, whatever the fill. */
    @Override
    public Trial trial(Fill fill) {
        Model free = model.get();
        if (free.inputs().size() != 1 || free.outputs().size() != 1) {
            throw new IllegalArgumentException(name + ": wanted a network of 1 input and 1 output, got "
                    + free.inputs().size() + " and " + free.outputs().size());
        }
        ModelValue input = free.inputs().get(0);
        List<Extent> extents = input.shape().stream().map(this::fixed).toList();
        // Fixed extents, so that a library may lay everything out beforehand.
        Model fixed = new Model(
                free.graph(),
                List.of(new ModelValue(input.name(), input.type(), extents)),
                free.outputs(),
                free.properties());
        int[] sizes =
                extents.stream().mapToInt(extent -> ((Fixed) extent).size()).toArray();
        return new Trial(name, fixed, fill.tensor(Shape.of(sizes), SEED));
    }

    private Extent fixed(Extent extent) {
        return extent instanceof Free ? new Fixed(batch) : extent;
    }

    @Override
    public long multiplyAdds() {
        return 0;
    }
}
