package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Binary;
import conv4j.op.Broadcast;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;

/** One function of two numbers, broadcast. */
final class ReferenceBinary {

    @FunctionalInterface
    private interface Pairing {
        float of(float a, float b);
    }

    private ReferenceBinary() {}

    static Computation prepare(Binary op, List<Shape> inputs) {
        Shape output = Broadcast.shape(op.name(), inputs);
        StridedLoop loop = new StridedLoop(
                output.toArray(),
                StridedLoop.broadcast(inputs.get(0), output),
                StridedLoop.broadcast(inputs.get(1), output),
                StridedLoop.strides(output));
        Pairing function = function(op.function());
        return new PlainComputation(output, (in, out) -> pair(function, loop, in, out));
    }

    private static void pair(Pairing function, StridedLoop loop, List<Tensor> in, Tensor out) {
        float[] a = in.get(0).values();
        float[] b = in.get(1).values();
        float[] y = out.values();
        int length = loop.length();
        int strideA = loop.stride(0);
        int strideB = loop.stride(1);
        loop.run(starts -> {
            int ia = starts[0];
            int ib = starts[1];
            int first = starts[2];
            for (int i = 0; i < length; i++, ia += strideA, ib += strideB) {
                y[first + i] = function.of(a[ia], b[ib]);
            }
        });
    }

    private static Pairing function(Binary.Function function) {
        return switch (function) {
            case ADD -> Float::sum;
            case SUBTRACT -> (a, b) -> a - b;
            case MULTIPLY -> (a, b) -> a * b;
            case DIVIDE -> (a, b) -> a / b;
            case POWER -> (a, b) -> (float) Math.pow(a, b);
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            case MODULO -> ReferenceBinary::modulo;
            case FMOD -> (a, b) -> a % b;
            case EQUAL -> (a, b) -> a == b ? 1 : 0;
            case LESS -> (a, b) -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
            case GREATER -> (a, b) -> a > b ? 1 : 0;
            case GREATER_OR_EQUAL -> (a, b) -> a >= b ? 1 : 0;
            case AND -> (a, b) -> a != 0 && b != 0 ? 1 : 0;
            case OR -> (a, b) -> a != 0 || b != 0 ? 1 : 0;
            case XOR -> (a, b) -> (a != 0) != (b != 0) ? 1 : 0;
            case PRELU -> (a, b) -> a >= 0 ? a : b * a;
        };
    }

    /** Java's remainder has the sign of a and is exact, where a / b would round. */
    private static float modulo(float a, float b) {
        float left = a % b;
        return left != 0 && left < 0 != b < 0 ? left + b : left;
    }
}
