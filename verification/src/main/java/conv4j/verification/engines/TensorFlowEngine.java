package conv4j.verification.engines;

import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Walk;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import conv4j.verification.execution.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d.Options;
import org.tensorflow.types.TFloat32;

/** TensorFlow for Java, which on a processor computes {@code N x H x W x C}: pictures are turned there and back. */
final class TensorFlowEngine implements Engine {
    private static final int[] TO_CHANNELS_LAST = {0, 2, 3, 1};
    private static final int[] TO_CHANNELS_FIRST = {0, 3, 1, 2};
    /** Weights as height x width x input channels x output channels. */
    private static final int[] TO_HWIO = {2, 3, 1, 0};

    private final String version;

    TensorFlowEngine() {
        this.version = TensorFlow.version();
    }

    @Override
    public String version() {
        return "TensorFlow " + version;
    }

    @Override
    public Outcome run(Op op, Tensor input) {
        Laid laid = Laid.of(op);
        Optional<String> refusal = refusal(laid, op, input.shape());
        if (refusal.isPresent()) {
            return Laid.notTaken(refusal.get());
        }
        try (EagerSession session = EagerSession.create()) {
            Ops operations = Ops.create(session);
            Operand<TFloat32> pixels = constant(operations, permuted(input, TO_CHANNELS_LAST));
            return new Outcome.Produced(tensor(output(operations, op, laid, pixels)));
        } catch (TensorFlowException | IllegalArgumentException refused) {
            return new Outcome.Illegal(Versions.firstLine(refused));
        }
    }

    private static Optional<String> refusal(Laid laid, Op op, Shape input) {
        if (laid.rounding() != Rounding.FLOOR) {
            return Optional.of("rounds down only");
        }
        if (laid.same().filter(same -> same == Padding.Same.LOWER).isPresent()) {
            return Optional.of("same puts the odd cell after");
        }
        if (op instanceof Conv2d) {
            return missesInput(laid.height(), input.extent(2)) || missesInput(laid.width(), input.extent(3))
                    ? Optional.of("windows on padding alone may make its oneDNN read past the input, and end the JVM")
                    : Optional.empty();
        }
        if (laid.isDilated()) {
            return Optional.of("these pools are not dilated");
        }
        if (op instanceof AveragePool2d average && average.countIncludePad()) {
            return Optional.of("average pools do not count padding");
        }
        return laid.same().isEmpty() && !laid.isUnpadded()
                ? Optional.of("pools take valid or same padding")
                : Optional.empty();
    }

    /** Seen with 2.18 on {@code mb3ic4ih12iw1oc5kh4kw1sh2sw4ph2pw2dh0dw1}; TF_ENABLE_ONEDNN_OPTS=0 does without oneDNN. */
    private static boolean missesInput(WindowAxis axis, int length) {
        try {
            Walk walk = axis.walk(length);
            return IntStream.range(0, walk.places())
                    .anyMatch(place ->
                            IntStream.range(0, axis.size()).noneMatch(tap -> walk.inInput(walk.cell(place, tap))));
        } catch (ShapeException landsNowhere) {
            return false;
        }
    }

    private static Operand<TFloat32> output(Ops operations, Op op, Laid laid, Operand<TFloat32> pixels) {
        List<Long> strides = ofPixels(laid.height().stride(), laid.width().stride());
        String padding = laid.same().isPresent() ? "SAME" : laid.isUnpadded() ? "VALID" : "EXPLICIT";
        if (op instanceof Conv2d conv) {
            Options options = org.tensorflow.op.nn.Conv2d.dilations(
                    ofPixels(laid.height().dilation(), laid.width().dilation()));
            if (padding.equals("EXPLICIT")) {
                options.explicitPaddings(
                        0L,
                        0L,
                        (long) laid.top(),
                        (long) laid.bottom(),
                        (long) laid.left(),
                        (long) laid.right(),
                        0L,
                        0L);
            }
            Operand<TFloat32> weights = constant(operations, permuted(conv.weights(), TO_HWIO));
            Operand<TFloat32> sums = operations.nn.conv2d(pixels, weights, strides, padding, options);
            return conv.bias() == null ? sums : operations.math.add(sums, constant(operations, conv.bias()));
        }
        List<Long> window = ofPixels(laid.height().size(), laid.width().size());
        return op instanceof AveragePool2d
                ? operations.nn.avgPool(pixels, window, strides, padding)
                : operations.nn.maxPool(pixels, integers(operations, window), integers(operations, strides), padding);
    }

    private static List<Long> ofPixels(int height, int width) {
        return List.of(1L, (long) height, (long) width, 1L);
    }

    private static Operand<org.tensorflow.types.TInt32> integers(Ops operations, List<Long> values) {
        return operations.constant(values.stream().mapToInt(Long::intValue).toArray());
    }

    private static Operand<TFloat32> constant(Ops operations, Tensor tensor) {
        long[] extents = new long[tensor.shape().rank()];
        for (int axis = 0; axis < extents.length; axis++) {
            extents[axis] = tensor.shape().extent(axis);
        }
        return operations.constant(
                org.tensorflow.ndarray.Shape.of(extents), DataBuffers.of(tensor.values(), true, false));
    }

    private static Tensor tensor(Operand<TFloat32> operand) {
        try (TFloat32 result = operand.asTensor()) {
            int[] extents = new int[result.shape().numDimensions()];
            for (int axis = 0; axis < extents.length; axis++) {
                extents[axis] = Math.toIntExact(result.shape().get(axis));
            }
            Tensor tensor = Tensor.zeros(Shape.of(extents));
            result.copyTo(org.tensorflow.ndarray.NdArrays.wrap(
                    result.shape(), DataBuffers.of(tensor.values(), false, false)));
            return permuted(tensor, TO_CHANNELS_FIRST);
        }
    }

    /** The tensor whose axis {@code i} is the axis {@code order[i]} of that given. */
    private static Tensor permuted(Tensor tensor, int... order) {
        int[] extents = new int[order.length];
        int[] strides = new int[order.length];
        for (int axis = 0; axis < order.length; axis++) {
            extents[axis] = tensor.shape().extent(order[axis]);
            strides[axis] = 1;
            for (int inner = order[axis] + 1; inner < order.length; inner++) {
                strides[axis] *= tensor.shape().extent(inner);
            }
        }
        Tensor permuted = Tensor.zeros(Shape.of(extents));
        int place = 0;
        for (int a = 0; a < extents[0]; a++) {
            for (int b = 0; b < extents[1]; b++) {
                for (int c = 0; c < extents[2]; c++) {
                    for (int d = 0; d < extents[3]; d++) {
                        int cell = a * strides[0] + b * strides[1] + c * strides[2] + d * strides[3];
                        permuted.values()[place++] = tensor.values()[cell];
                    }
                }
            }
        }
        return permuted;
    }
}
