package conv4j.op;

import conv4j.tensor.Shape;
import java.util.List;

/**
 * The input at another size, its cells interpolated (all of ONNX Resize; Keras UpSampling and Resizing). Each output cell
 * has a coordinate in the input, axis by axis; its value is interpolated there.
 *
 * <p>Cells outside the input are its nearest edge cell. A coordinate is computed in double.
 *
 * @param axes those that change; the others stay
 * @param proportions how targets in cells are meant
 * @param antialias whether shrinking widens linear and cubic interpolation to all cells that a shrunken cell covers
 * @param cubicCoefficient the a of the cubic, -0.75 (ONNX, PyTorch) or -0.5 (TensorFlow)
 * @param excludeOutside whether cells outside the input get the weight 0, and the others' are brought to the sum 1
 * @param extrapolationValue with {@link Coordinates#TF_CROP_AND_RESIZE} the value of cells whose coordinate is outside
 */
public record Resize(
        List<AxisResize> axes,
        Proportions proportions,
        Interpolation interpolation,
        Coordinates coordinates,
        Nearest nearest,
        boolean antialias,
        float cubicCoefficient,
        boolean excludeOutside,
        float extrapolationValue)
        implements Op {

    /** How targets in cells are meant. */
    public enum Proportions {
        /** As they are. */
        STRETCH,
        /** One factor for all axes that are named, the largest with which none exceeds its target. */
        NOT_LARGER,
        /** One factor for all axes that are named, the smallest with which none falls short of its target. */
        NOT_SMALLER
    }

    public enum Interpolation {
        /** One cell, chosen by {@link Nearest}. */
        NEAREST,
        /** Two cells, by their distance. */
        LINEAR,
        /** Four cells: cubic convolution (Keys, 1981). */
        CUBIC
    }

    /**
     * From an output cell {@code o} to its coordinate in the input; in is the input's length, f the factor, and out is
     * {@code f * in} as it is before it is rounded to a number of cells (so the ONNX standard's tests have it).
     */
    public enum Coordinates {
        /** {@code (o + 0.5) / f - 0.5}. */
        HALF_PIXEL,
        /** The same, with the centre kept where f times in is not an integer: plus {@code in / 2 * (1 - cells / out)}. */
        HALF_PIXEL_SYMMETRIC,
        /** As {@link #HALF_PIXEL}; 0 where out is 1. */
        PYTORCH_HALF_PIXEL,
        /** {@code o * (in - 1) / (out - 1)}; 0 where out is 1. */
        ALIGN_CORNERS,
        /** {@code o / f}. */
        ASYMMETRIC,
        /** {@code (o + 0.5) / f}, for {@link Interpolation#NEAREST}. */
        TF_HALF_PIXEL_FOR_NEAREST,
        /** {@code start * (in - 1) + o * (end - start) * (in - 1) / (out - 1)}; the region's middle where out is 1. */
        TF_CROP_AND_RESIZE
    }

    /** Which of two cells is the nearest. */
    public enum Nearest {
        /** The nearer; of two equally near ones the lower. */
        ROUND_PREFER_FLOOR,
        /** The nearer; of two equally near ones the upper. */
        ROUND_PREFER_CEIL,
        /** The lower. */
        FLOOR,
        /** The upper. */
        CEIL
    }

    public Resize {
        axes = List.copyOf(axes);
        Require.that(
                !antialias || interpolation != Interpolation.NEAREST,
                "resize antialias",
                "linear or cubic interpolation",
                "nearest");
    }

    /** Plain interpolation: no proportions to keep, no antialias, nothing left out. */
    public static Resize of(
            List<AxisResize> axes, Interpolation interpolation, Coordinates coordinates, Nearest nearest) {
        return new Resize(axes, Proportions.STRETCH, interpolation, coordinates, nearest, false, -0.75f, false, 0);
    }

    @Override
    public String name() {
        return "resize";
    }

    @Override
    public void checkInputs(List<Shape> inputs) {
        Shape input = Require.oneInput(name(), inputs);
        Axes.fromStart(name(), axes.stream().map(AxisResize::axis).toList(), input.rank());
        for (AxisResize resize : axes) {
            Require.that(
                    Axes.extent(name(), input, resize.axis()) > 0,
                    "resize axis " + resize.axis(),
                    "at least one cell to resize",
                    input);
        }
    }
}
