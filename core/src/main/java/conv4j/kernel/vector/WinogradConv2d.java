package conv4j.kernel.vector;

import conv4j.kernel.Computation;
import conv4j.kernel.Epilogue;
import conv4j.kernel.Kernel;
import conv4j.kernel.PackedWeights;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Convolution by one of Winograd's schemes: fewer multiplications for windows of 3 x 3 at stride 1. */
record WinogradConv2d(WinogradScheme scheme, VectorUnit unit, Cost cost, Workspace workspace)
        implements Kernel<Conv2d> {
    WinogradConv2d(WinogradScheme scheme, VectorUnit unit) {
        this(scheme, unit, Cost.of(unit, 0), new Workspace());
    }

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
        return dense(op.window().height()) && dense(op.window().width()) && op.groups() == 1
                ? PackedPanel.refusal(op, unit.lanes(), (scheme.elements() + 8) / 9)
                : Optional.of(new Refusal("takes a window of 3x3 with stride 1, without dilation and groups"));
    }

    private static boolean dense(WindowAxis axis) {
        return axis.size() == 3 && axis.stride() == 1 && axis.dilation() == 1;
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        return refusal(op, inputs).or(() -> Residual.refusal(op, inputs, epilogue));
    }

    @Override
    public double cost(Conv2d op, List<Shape> inputs) {
        return cost.winograd(scheme, op, inputs.get(0));
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs) {
        return prepare(op, inputs, Epilogue.NONE);
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs, Epilogue epilogue) {
        return prepare(op, inputs, epilogue, new PackedWeights());
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs, Epilogue epilogue, PackedWeights packed) {
        return new WinogradConvolution(scheme, op, inputs.get(0), epilogue, unit, cost.cold(), workspace, packed);
    }
}
