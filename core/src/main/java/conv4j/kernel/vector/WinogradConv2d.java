package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Convolution by one of Winograd's schemes: fewer multiplications for windows of 3 x 3 at stride 1. */
record WinogradConv2d(WinogradScheme scheme, VectorUnit unit) implements Kernel<Conv2d> {
    @Override
    public String name() {
        return "vector/conv2d/winograd-" + scheme.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<Conv2d> op() {
        return Conv2d.class;
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs) {
        if (!dense(op.window().height()) || !dense(op.window().width()) || op.groups() > 1) {
            return Optional.of(new Refusal("takes a window of 3x3 with stride 1, without dilation and groups"));
        }
        int fewest = Math.min(op.inputChannels(), op.outputChannels());
        if (fewest < 2 * unit.lanes()) {
            return Optional.of(new Refusal(
                    "transforms cost more than they save below " + 2 * unit.lanes() + " channels, got " + fewest));
        }
        int tiles =
                WinogradTiles.of(scheme, op, Residual.output(op, inputs.get(0))).all();
        return tiles < scheme.fewestTiles()
                ? Optional.of(new Refusal("transformed weights cost more than they save below " + scheme.fewestTiles()
                        + " tiles, got " + tiles))
                : Optional.empty();
    }

    private static boolean dense(WindowAxis axis) {
        return axis.size() == 3 && axis.stride() == 1 && axis.dilation() == 1;
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        return refusal(op, inputs).or(() -> Residual.refusal(op, inputs, epilogue));
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs) {
        return prepare(op, inputs, Epilogue.NONE);
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        return new WinogradConvolution(scheme, op, inputs.get(0), epilogue, unit);
    }
}
