package conv4j.verification.engines;

import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.execution.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's own operations, asked without any of the care that conv4j's kernels take around them. */
final class Nd4jEngine implements Engine {
    private static final int NCHW = 0;

    /** Weights as output channels x input channels x height x width. */
    private static final int OIYX = 1;

    Nd4jEngine() {
        Nd4j.getExecutioner();
    }

    @Override
    public String version() {
        return "ND4J " + Versions.of("org.nd4j", "nd4j-api");
    }

    @Override
    public Outcome run(Op op, Tensor input) {
        Laid laid = Laid.of(op);
        if (laid.rounding() != Rounding.FLOOR) {
            return Laid.notTaken("rounds down only");
        }
        if (laid.same().isPresent() ? laid.same().get() == Padding.Same.LOWER : !laid.isPaddedAlike()) {
            return Laid.notTaken("takes one padding for both sides of an axis, or same with the odd cell after");
        }
        if (op instanceof Conv2d conv && conv.groups() > 1) {
            return Laid.notTaken("conv2d takes one group");
        }
        return executed(DynamicCustomOp.builder(name(op))
                .addIntegerArguments(window(laid, op))
                .addInputs(inputs(op, input))
                .build());
    }

    private static String name(Op op) {
        return op instanceof Conv2d ? "conv2d" : op instanceof AveragePool2d ? "avgpool2d" : "maxpool2d";
    }

    private static int[] window(Laid laid, Op op) {
        return new int[] {
            laid.height().size(),
            laid.width().size(),
            laid.height().stride(),
            laid.width().stride(),
            laid.top(),
            laid.left(),
            laid.height().dilation(),
            laid.width().dilation(),
            laid.same().isPresent() ? 1 : 0,
            // By the cells of the window that lie on the input (0), or by all of them (1); max pools do not read it.
            op instanceof Conv2d ? NCHW : op instanceof AveragePool2d average && average.countIncludePad() ? 1 : 0,
            op instanceof Conv2d ? OIYX : NCHW
        };
    }

    private static INDArray[] inputs(Op op, Tensor input) {
        List<INDArray> inputs = new ArrayList<>(List.of(array(input)));
        if (op instanceof Conv2d conv) {
            inputs.add(array(conv.weights()));
            if (conv.bias() != null) {
                inputs.add(array(conv.bias()));
            }
        }
        return inputs.toArray(new INDArray[0]);
    }

    private static INDArray array(Tensor tensor) {
        long[] shape = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
        return Nd4j.create(tensor.values().clone(), shape, 'c');
    }

    private static Outcome executed(DynamicCustomOp call) {
        try {
            long[] foreseen =
                    Nd4j.getExecutioner().calculateOutputShape(call).get(0).getShape();
            if (Arrays.stream(foreseen).anyMatch(extent -> extent < 1)) {
                return Laid.notTaken("would divide by zero on an output without numbers, and end the JVM");
            }
            INDArray output = Nd4j.exec(call)[0];
            Shape shape = Shape.of(
                    Arrays.stream(output.shape()).mapToInt(Math::toIntExact).toArray());
            return new Outcome.Produced(Tensor.of(shape, output.dup('c').data().asFloat()));
        } catch (RuntimeException refused) {
            return new Outcome.Illegal(Versions.firstLine(refused));
        }
    }
}
