package conv4j.model.onnx;

import conv4j.model.ModelFormatException;
import conv4j.op.AveragePool2d;
import conv4j.op.Binary;
import conv4j.op.Elementwise;
import conv4j.op.LpPool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Reduce;
import conv4j.op.Reshape;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Pools, on windows and global. */
final class Pools {
    private Pools() {}

    static Value max(OnnxNode node) {
        node.refuseOutput(1, "(the indices of the largest cells) is not supported; export without it");
        // Only how indices count depends on it.
        node.attributes().ignore("storage_order");
        return pooled(node, node.opset() >= 10, node.opset() >= 10, MaxPool2d::new);
    }

    static Value average(OnnxNode node) {
        boolean paddingCounts = node.attributes().flag("count_include_pad", false);
        return pooled(node, node.opset() >= 10, node.opset() >= 19, window -> new AveragePool2d(window, paddingCounts));
    }

    static Value lp(OnnxNode node) {
        int p = Integers.exact(node.attributes().integer("p", 2));
        return pooled(node, node.opset() >= 18, node.opset() >= 18, window -> new LpPool2d(window, p));
    }

    private static Value pooled(OnnxNode node, boolean rounds, boolean dilates, Function<Window, Op> pool) {
        int[] size = node.attributes()
                .integers("kernel_shape")
                .map(Integers::exact)
                .orElseThrow(() -> new ModelFormatException("wanted attribute 'kernel_shape', got none"));
        if (size.length < 1 || size.length > 3) {
            throw new ModelFormatException("wanted a kernel_shape of 1 to 3 axes, got " + size.length);
        }
        boolean up = rounds && node.attributes().flag("ceil_mode", false);
        List<WindowAxis> axes = Windows.axes(node, size, dilates, up ? Rounding.CEIL : Rounding.FLOOR);
        return axes.size() == 3
                ? volume(node, axes, pool)
                : Convolutions.onImages(node, pool.apply(Windows.flat(axes)), axes.size());
    }

    /**
     * A pool of a box is a pool of each of its slices and then one of the results along the depth: so for the largest, for
     * norms, and for means too, since the cells that count under a box are those under its slice times those in depth.
     */
    private static Value volume(OnnxNode node, List<WindowAxis> axes, Function<Window, Op> pool) {
        Value x = node.input(0);
        Convolutions.requireRank(x, 5);
        Value shape = node.shapeOf(x);
        Value slices = node.aside("reshape", 4, x, Map.of(0, shape), known -> {
            Shape s = volume(known);
            return to(s.extent(0), s.extent(1) * s.extent(2), s.extent(3), s.extent(4));
        });
        Value pooled = node.aside(pool.apply(new Window(axes.get(1), axes.get(2))), slices);
        Value planes = node.shapeOf(pooled);
        Value columns = node.aside("reshape", 4, pooled, Map.of(0, shape, 1, planes), known -> {
            Shape s = volume(known);
            Shape plane = known.shape(1);
            return to(s.extent(0), s.extent(1), s.extent(2), plane.extent(2) * plane.extent(3));
        });
        Value deep = node.emit(pool.apply(new Window(axes.get(0), WindowAxis.of("width", 1))), columns);
        return node.aside("reshape", 5, deep, Map.of(0, node.shapeOf(deep), 1, planes), known -> {
            Shape s = known.shape(0);
            Shape plane = known.shape(1);
            return to(s.extent(0), s.extent(1), s.extent(2), plane.extent(2), plane.extent(3));
        });
    }

    private static Shape volume(Known known) {
        Shape shape = known.shape(0);
        if (shape.rank() != 5) {
            throw new ModelFormatException("wanted an input of rank 5, got " + shape);
        }
        return shape;
    }

    private static Op to(int... target) {
        return new Reshape(IntStream.of(target).boxed().toList(), false);
    }

    static Translator global(Reduce.Function function) {
        return Translator.of(node -> reduced(node, node.input(0), function));
    }

    private static Value reduced(OnnxNode node, Value x, Reduce.Function function) {
        return node.emitKnowingRank(
                "reduce",
                x,
                rank -> new Reduce(function, IntStream.range(2, rank).boxed().toList(), true));
    }

    static Value globalLp(OnnxNode node) {
        long p = node.attributes().integer("p", 2);
        Value x = node.input(0);
        if (p == 1 || p == 2) {
            return reduced(node, x, p == 1 ? Reduce.Function.L1 : Reduce.Function.L2);
        }
        Value powers = node.aside(
                new Binary(Binary.Function.POWER),
                node.aside(Elementwise.of(Elementwise.Function.ABS), x),
                Constant.of(ElementType.FLOAT32, Shape.of(), (float) p));
        return node.aside(
                new Binary(Binary.Function.POWER),
                reduced(node, powers, Reduce.Function.SUM),
                Constant.of(ElementType.FLOAT32, Shape.of(), 1f / p));
    }
}
