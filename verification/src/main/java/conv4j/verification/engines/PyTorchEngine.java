package conv4j.verification.engines;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.op.Rounding;
import conv4j.tensor.Tensor;
import conv4j.verification.execution.Outcome;
import java.util.Arrays;
import java.util.Optional;

/** PyTorch through the Deep Java Library. */
final class PyTorchEngine implements Engine {
    private static final String NAME = "PyTorch";

    private final NDManager manager;

    PyTorchEngine() {
        // All that it runs is on the class path, or not at all: nothing is fetched.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        this.manager = NDManager.newBaseManager(NAME);
    }

    @Override
    public String version() {
        return NAME + " " + ai.djl.engine.Engine.getEngine(NAME).getVersion() + " through DJL "
                + ai.djl.engine.Engine.getDjlVersion();
    }

    @Override
    public Outcome run(Op op, Tensor input) {
        Laid laid = Laid.of(op);
        Optional<String> refusal = refusal(laid, op);
        if (refusal.isPresent()) {
            return Laid.notTaken(refusal.get());
        }
        try (NDManager own = manager.newSubManager()) {
            return new Outcome.Produced(tensor(output(own, op, laid, array(own, input))));
        } catch (EngineException | IllegalArgumentException refused) {
            return new Outcome.Illegal(Versions.firstLine(refused));
        }
    }

    private static Optional<String> refusal(Laid laid, Op op) {
        if (!laid.isPaddedAlike()) {
            return Optional.of("takes one padding for both sides of an axis");
        }
        if (laid.rounding() == Rounding.FULL) {
            return Optional.of("ignores windows that would start in the padding after the input");
        }
        if (op instanceof Conv2d) {
            return Optional.empty();
        }
        if (laid.isDilated()) {
            return Optional.of("pools are not dilated in DJL");
        }
        return 2 * laid.top() > laid.height().size()
                        || 2 * laid.left() > laid.width().size()
                ? Optional.of("pools want P <= F/2")
                : Optional.empty();
    }

    private static NDArray output(NDManager own, Op op, Laid laid, NDArray input) {
        NDArrayEx operations = input.getNDArrayInternal();
        Shape stride = both(laid.height().stride(), laid.width().stride());
        Shape padding = both(laid.top(), laid.left());
        if (op instanceof Conv2d conv) {
            NDArray weights = array(own, conv.weights());
            NDArray bias = conv.bias() == null ? null : array(own, conv.bias());
            Shape dilation = both(laid.height().dilation(), laid.width().dilation());
            return operations
                    .convolution(input, weights, bias, stride, padding, dilation, conv.groups())
                    .singletonOrThrow();
        }
        Shape window = both(laid.height().size(), laid.width().size());
        boolean up = laid.rounding() == Rounding.CEIL;
        return op instanceof AveragePool2d average
                ? operations.avgPool(window, stride, padding, up, average.countIncludePad())
                : operations.maxPool(window, stride, padding, up);
    }

    private static Shape both(int height, int width) {
        return new Shape(height, width);
    }

    private static NDArray array(NDManager manager, Tensor tensor) {
        long[] extents = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
        return manager.create(tensor.values(), new Shape(extents));
    }

    private static Tensor tensor(NDArray array) {
        int[] extents = Arrays.stream(array.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        return Tensor.of(conv4j.tensor.Shape.of(extents), array.toFloatArray());
    }

    @Override
    public void close() {
        manager.close();
    }
}
