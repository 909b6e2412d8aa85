package conv4j.benchmarks.proof;

import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.oracle.Expected;
import conv4j.verification.oracle.Oracle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code verification}'s oracle for one layer, a filter at a time and on all cores: it takes 5 ns a multiply-add, so that
 * a layer of VGG-16 would keep one core for 9 s.
 */
final class LayerOracle {
    private LayerOracle() {}

    /**
     * @param relu whether negative results become 0
     * @param mostMultiplyAdds beyond which a sample of a convolution's filters is computed, spread over all of them
     */
    static Wanted of(Op op, boolean relu, List<Tensor> inputs, long mostMultiplyAdds) {
        return op instanceof Conv2d conv && conv.groups() == 1
                ? ofFilters(conv, relu, inputs, mostMultiplyAdds)
                : ofAll(op, relu, inputs);
    }

    private static Wanted ofAll(Op op, boolean relu, List<Tensor> inputs) {
        Expected expected = Oracle.expect(op, inputs);
        Numbers numbers = Numbers.of(Math.toIntExact(expected.shape().elements()));
        numbers.copy(expected, 0, numbers.count(), relu, 0);
        return wanted(op, inputs, expected.shape(), null, numbers);
    }

    private static Wanted ofFilters(Conv2d conv, boolean relu, List<Tensor> inputs, long most) {
        Shape one = Oracle.expect(filter(conv, 0), inputs).shape();
        Shape shape = Shape.of(one.extent(0), conv.outputChannels(), one.extent(2), one.extent(3));
        long each = filter(conv, 0).multiplyAdds(shapes(inputs), one);
        int sampled = (int) Math.max(1, Math.min(conv.outputChannels(), most / Math.max(1, each)));
        int[] filters = IntStream.range(0, sampled)
                .map(i -> (int) ((long) i * conv.outputChannels() / sampled))
                .toArray();
        int plane = one.extent(2) * one.extent(3);
        int images = one.extent(0);
        Numbers numbers = Numbers.of(Math.multiplyExact(Math.multiplyExact(images, sampled), plane));
        IntStream.range(0, sampled).parallel().forEach(i -> {
            Expected expected = Oracle.expect(filter(conv, filters[i]), inputs);
            for (int n = 0; n < images; n++) {
                numbers.copy(expected, n * plane, plane, relu, (n * sampled + i) * plane);
            }
        });
        return wanted(conv, inputs, shape, sampled == conv.outputChannels() ? null : filters, numbers);
    }

    /** The convolution with one of its filters alone. */
    private static Conv2d filter(Conv2d conv, int oc) {
        Shape all = conv.weights().shape();
        int length = (int) (all.elements() / all.extent(0));
        float[] weights = Arrays.copyOfRange(conv.weights().values(), oc * length, (oc + 1) * length);
        Tensor bias = conv.bias();
        return new Conv2d(
                conv.window(),
                1,
                Tensor.of(Shape.of(1, all.extent(1), all.extent(2), all.extent(3)), weights),
                bias == null ? null : Tensor.of(Shape.of(1), bias.values()[oc]));
    }

    private static List<Shape> shapes(List<Tensor> inputs) {
        return inputs.stream().map(Tensor::shape).toList();
    }

    private static Wanted wanted(Op op, List<Tensor> inputs, Shape shape, int @Nullable [] channels, Numbers numbers) {
        long moved = shapes(inputs).stream().mapToLong(Shape::elements).sum() + op.parameterCount() + shape.elements();
        return new Wanted(shape, channels, numbers, op.multiplyAdds(shapes(inputs), shape), moved * Float.BYTES);
    }
}
