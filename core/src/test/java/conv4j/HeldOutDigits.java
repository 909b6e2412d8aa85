package conv4j;

import conv4j.image.Picture;
import conv4j.tensor.Npy;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Digits that the bundled network never saw in training, and what Keras answers on them; {@code core/src/lenet/train.py}
 * wrote both. Row {@code d} of the sheet shows the digit {@code d}, 125 times.
 */
public final class HeldOutDigits {
    public static final int CLASSES = 10;
    public static final int PER_CLASS = 125;
    public static final int SIDE = 28;

    private static final Path FOLDER = Path.of("src/test/resources/conv4j/model");

    private HeldOutDigits() {}

    /** All of them, {@code 1250 x 1 x 28 x 28}, levels 0 to 255; number {@code i} shows the digit {@code i / 125}. */
    public static Tensor levels() {
        Tensor sheet = Picture.read(FOLDER.resolve("held-out.png")).toTensor();
        Tensor digits = Tensor.zeros(Shape.of(CLASSES * PER_CLASS, 1, SIDE, SIDE));
        for (int i = 0; i < CLASSES * PER_CLASS; i++) {
            for (int h = 0; h < SIDE; h++) {
                int y = i / PER_CLASS * SIDE + h;
                int x = i % PER_CLASS * SIDE;
                System.arraycopy(
                        sheet.values(), y * PER_CLASS * SIDE + x, digits.values(), (i * SIDE + h) * SIDE, SIDE);
            }
        }
        return digits;
    }

    /** One of them as a grey picture. */
    public static Picture picture(Tensor levels, int number) {
        Tensor rgb = Tensor.zeros(Shape.of(1, 3, SIDE, SIDE));
        for (int channel = 0; channel < 3; channel++) {
            System.arraycopy(levels.values(), number * SIDE * SIDE, rgb.values(), channel * SIDE * SIDE, SIDE * SIDE);
        }
        return Picture.of(rgb);
    }

    /** The shares of the classes that Keras gave, {@code 1250 x 10}. */
    public static Tensor answersOfKeras() throws IOException {
        return Npy.read(FOLDER.resolve("held-out.npy"));
    }

    /** The class of the largest share, for each digit. */
    public static int[] named(Tensor shares) {
        int[] named = new int[shares.shape().extent(0)];
        for (int i = 0; i < named.length; i++) {
            for (int digit = 1; digit < CLASSES; digit++) {
                if (shares.get(i, digit) > shares.get(i, named[i])) {
                    named[i] = digit;
                }
            }
        }
        return named;
    }
}
