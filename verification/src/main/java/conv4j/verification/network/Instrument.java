package conv4j.verification.network;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Dense;
import conv4j.op.Einsum;
import conv4j.op.MatMul;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Kernels with a counter in their innermost loop. They add in the order of core's reference kernels, so that their
 * results are the same to the last bit: what is counted is what was computed.
 */
public final class Instrument {

    /**
     * @param output what the counting kernel computed; none where ticks were read off a run on ones
     */
    public record Counted(Optional<Tensor> output, Ticks ticks) {}

    private Instrument() {}

    /**
     * Runs a sum of products and counts.
     *
     * @return empty for an op that is none
     */
    public static Optional<Counted> run(Op op, List<Tensor> inputs, Shape output) {
        if (op instanceof Conv2d conv) {
            return Optional.of(new CountingConv2d(conv, inputs.get(0)).run());
        }
        if (op instanceof ConvTranspose2d conv) {
            return Optional.of(new CountingConvTranspose2d(conv, inputs.get(0)).run());
        }
        if (op instanceof Dense dense) {
            return Optional.of(dense(dense, inputs.get(0).values(), output));
        }
        return op instanceof MatMul || op instanceof Einsum ? Optional.of(onOnes(op, inputs)) : Optional.empty();
    }

    private static Counted dense(Dense op, float[] x, Shape shape) {
        Tensor output = Tensor.zeros(shape);
        float[] y = output.values();
        float[] weights = op.weights().values();
        long ticks = 0;
        long biases = 0;
        for (int i = 0, o = 0; o < y.length; i += op.inputs(), o += op.outputs()) {
            if (op.bias() != null) {
                System.arraycopy(op.bias().values(), 0, y, o, op.outputs());
                biases += op.outputs();
            }
            for (int ic = 0; ic < op.inputs(); ic++) {
                for (int oc = 0; oc < op.outputs(); oc++) {
                    y[o + oc] += x[i + ic] * weights[ic * op.outputs() + oc];
                    ticks++;
                }
            }
        }
        return new Counted(Optional.of(output), new Ticks(ticks, 0, biases));
    }

    /**
     * Products of tensors that are both data have no place for a counter but core's own loop. On ones, each multiply-add
     * adds exactly 1 to its output: the sum of the outputs is how many there were. A float counts to 16,777,216.
     */
    private static Counted onOnes(Op op, List<Tensor> inputs) {
        List<Tensor> ones = inputs.stream().map(input -> ones(input.shape())).toList();
        Outcome outcome = new Executor(new ReferenceBackend()).run(op, ones);
        if (!(outcome instanceof Outcome.Produced produced)) {
            throw new IllegalStateException(op.name() + " ran in its network and does not on ones: " + outcome);
        }
        float[] counts = produced.output().values();
        long ticks = IntStream.range(0, counts.length)
                .mapToLong(i -> (long) counts[i])
                .sum();
        return new Counted(Optional.empty(), new Ticks(ticks, 0, 0));
    }

    private static Tensor ones(Shape shape) {
        Tensor ones = Tensor.zeros(shape);
        Arrays.fill(ones.values(), 1);
        return ones;
    }
}
