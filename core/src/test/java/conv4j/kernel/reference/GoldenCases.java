package conv4j.kernel.reference;

import conv4j.op.ArgExtreme;
import conv4j.op.AveragePool2d;
import conv4j.op.AxisPadding;
import conv4j.op.AxisRange;
import conv4j.op.BatchNormalization;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.ConvTranspose2d;
import conv4j.op.Dense;
import conv4j.op.DepthToSpace;
import conv4j.op.Einsum;
import conv4j.op.Elementwise;
import conv4j.op.Expand;
import conv4j.op.Fill;
import conv4j.op.Flatten;
import conv4j.op.Gather;
import conv4j.op.Hardmax;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.LpPool2d;
import conv4j.op.MatMul;
import conv4j.op.MaxPool2d;
import conv4j.op.Normalize;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Padding;
import conv4j.op.Range;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Reshape;
import conv4j.op.Rounding;
import conv4j.op.Select;
import conv4j.op.ShapeOf;
import conv4j.op.SizeOf;
import conv4j.op.Slice;
import conv4j.op.Softmax;
import conv4j.op.SpaceToDepth;
import conv4j.op.Sparsemax;
import conv4j.op.Squeeze;
import conv4j.op.Tile;
import conv4j.op.TopK;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import conv4j.op.Window;
import conv4j.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The op of each case of {@code golden.json}, by its name; made of the parameters that the file has for it. */
final class GoldenCases {
    private final Map<String, Function<List<Tensor>, Op>> ops = new LinkedHashMap<>();

    private GoldenCases() {}

    static Map<String, Function<List<Tensor>, Op>> all() {
        GoldenCases cases = new GoldenCases();
        cases.convolutions();
        cases.pools();
        cases.functions();
        cases.normalizations();
        cases.products();
        cases.alongAnAxis();
        cases.parts();
        cases.arrangements();
        cases.sources();
        cases.ops.putAll(GoldenResizes.all());
        return cases.ops;
    }

    private void put(String name, Op op) {
        put(name, parameters -> op);
    }

    private void put(String name, Function<List<Tensor>, Op> op) {
        if (ops.put(name, op) != null) {
            throw new IllegalStateException("two cases are called " + name);
        }
    }

    private void conv(String name, int groups, Window window) {
        put(name, p -> new Conv2d(window, groups, p.get(0), p.size() > 1 ? p.get(1) : null));
    }

    private void transposed(String name, int groups, Window window, int paddingHeight, int paddingWidth) {
        put(
                name,
                p -> new ConvTranspose2d(
                        window, groups, p.get(0), p.size() > 1 ? p.get(1) : null, paddingHeight, paddingWidth));
    }

    private void convolutions() {
        conv(
                "conv2d strides, dilation, asymmetric padding",
                1,
                Window.of(3, 2)
                        .withStride(2, 3)
                        .withDilation(1, 2)
                        .withPadding(Padding.explicit(1, 2), Padding.explicit(0, 1)));
        conv("conv2d groups", 2, Window.of(3, 3));
        for (int stride : new int[] {1, 3}) {
            conv(
                    "conv2d same, stride " + stride,
                    1,
                    Window.of(4, 4).withStride(stride).withPadding(Padding.Same.UPPER));
        }
        conv("conv2d depthwise", 5, Window.of(3, 3).withStride(2).withPadding(Padding.Same.UPPER));
        transposed(
                "conv_transpose2d groups, output padding",
                2,
                Window.of(3, 2).withStride(3, 2).withDilation(1, 2).withPadding(Padding.explicit(1, 1)),
                2,
                1);
        transposed(
                "conv_transpose2d asymmetric padding",
                1,
                Window.of(3, 4).withStride(2, 3).withPadding(Padding.explicit(0, 2), Padding.explicit(1, 1)),
                0,
                0);
        int[][] same = {{2, 3}, {3, 2}, {1, 4}};
        for (int[] one : same) {
            transposed(
                    "conv_transpose2d same, stride " + one[0] + ", size " + one[1],
                    1,
                    Window.of(one[1], one[1]).withStride(one[0]).withPadding(Padding.Same.UPPER),
                    0,
                    0);
        }
    }

    private void pools() {
        Window three = Window.of(3, 3).withStride(2);
        Window ceil = three.withPadding(Padding.explicit(1, 1)).withRounding(Rounding.CEIL);
        Window same = three.withPadding(Padding.Same.UPPER);
        put(
                "max_pool2d asymmetric padding",
                new MaxPool2d(Window.of(3, 2)
                        .withStride(2, 3)
                        .withDilation(1, 2)
                        .withPadding(Padding.explicit(0, 1), Padding.explicit(1, 2))));
        put("max_pool2d ceil", new MaxPool2d(ceil));
        put("max_pool2d same", new MaxPool2d(same));
        put("average_pool2d ceil, padding counts", new AveragePool2d(ceil, true));
        put("average_pool2d same", new AveragePool2d(same, false));
        put("lp_pool2d", new LpPool2d(Window.of(3, 2).withStride(2), 3));
    }

    private void functions() {
        put("relu", new Relu());
        for (Elementwise.Function function : Elementwise.Function.values()) {
            put(
                    "elementwise " + function,
                    p -> new Elementwise(function, p.get(0).get(0), p.get(0).get(1)));
        }
        for (Binary.Function function : Binary.Function.values()) {
            put("binary " + function, new Binary(function));
        }
        put("binary same shapes", new Binary(Binary.Function.ADD));
        put("binary scalar", new Binary(Binary.Function.SUBTRACT));
        put("binary outer row", new Binary(Binary.Function.MULTIPLY));
        put("select", new Select());
        put("select scalar", new Select());
        for (Reduce.Function function : Reduce.Function.values()) {
            put("reduce " + function, new Reduce(function, List.of(), true));
            put("reduce " + function + " over -1", new Reduce(function, List.of(-1), false));
            for (List<Integer> axes : List.of(List.of(1, 3), List.of(0, 2), List.of(2, 3))) {
                String over = " over (" + axes.get(0) + ", " + axes.get(1) + ")";
                put("reduce " + function + over, new Reduce(function, axes, false));
            }
        }
    }

    private void normalizations() {
        put("batch_normalization", p -> new BatchNormalization(p.get(0), p.get(1), p.get(2), p.get(3), 1e-3f, 1));
        put(
                "batch_normalization last axis, no scale",
                p -> new BatchNormalization(null, null, p.get(0), p.get(1), 1e-3f, -1));
        put("normalize layer", new Normalize(List.of(-1, 2), 1e-5f));
        put("normalize instance", new Normalize(List.of(2, 3), 1e-5f));
        put("normalize over several runs", new Normalize(List.of(0, 2, 3), 1e-5f));
        put("local_response_normalization 3", new LocalResponseNormalization(3, 0.7f, 0.75f, 1.5f));
        put("local_response_normalization 4", new LocalResponseNormalization(4, 0.7f, 0.75f, 1.5f));
        put("local_response_normalization torch", new LocalResponseNormalization(5, 1e-2f, 0.75f, 2));
    }

    private void products() {
        put("dense", p -> new Dense(p.get(0), p.get(1)));
        put("dense of one row", p -> new Dense(p.get(0), null));
        for (String name : List.of("matrices", "broadcast", "row", "column", "dot")) {
            put("mat_mul " + name, new MatMul());
        }
        for (String equation :
                List.of("bij,bjk->bik", "b...d, cd -> ...bc", "...ij,...jk", "ii->i", "ij->", "i,j,k->kij", "ba")) {
            put("einsum " + equation, new Einsum(equation));
        }
    }

    private void alongAnAxis() {
        put("softmax", new Softmax(1, false));
        put("softmax logarithm", new Softmax(-1, true));
        put("sparsemax", new Sparsemax(1));
        put("hardmax", new Hardmax(-2));
        put("arg_extreme largest", new ArgExtreme(true, -2, false, false));
        put("arg_extreme last smallest", new ArgExtreme(false, 0, true, true));
        for (TopK.Result result : TopK.Result.values()) {
            put("top_k largest " + result, new TopK(3, 1, true, result));
            put("top_k smallest " + result, new TopK(3, -2, false, result));
        }
    }

    private void parts() {
        put("concat", new Concat(-2));
        put("concat outermost", new Concat(0));
        put(
                "slice",
                new Slice(List.of(
                        new AxisRange(2, 2, 100, 3),
                        new AxisRange(-2, -2, Long.MIN_VALUE, -2),
                        new AxisRange(0, 1, Long.MAX_VALUE, 1))));
        put("slice backwards", new Slice(List.of(new AxisRange(-1, Long.MAX_VALUE, Long.MIN_VALUE, -1))));
        put("slice empty", new Slice(List.of(new AxisRange(1, 4, 2, Long.MAX_VALUE))));
        put("gather", new Gather(-2));
        put("gather scalar", new Gather(2));
        List<AxisPadding> paddings = List.of(new AxisPadding(-1, 0, 3), new AxisPadding(1, 2, 1));
        put("pad CONSTANT", new Pad(paddings, Pad.Mode.CONSTANT, 1.5f));
        put(
                "pad REFLECT",
                new Pad(
                        List.of(new AxisPadding(0, 3, 2), new AxisPadding(1, 2, 1), new AxisPadding(2, 0, 3)),
                        Pad.Mode.REFLECT,
                        0));
        put("pad EDGE", new Pad(paddings, Pad.Mode.EDGE, 0));
        put("pad WRAP", new Pad(List.of(new AxisPadding(1, 12, 6), new AxisPadding(2, 0, 3)), Pad.Mode.WRAP, 0));
        put("pad crops", new Pad(List.of(new AxisPadding(1, -1, 3), new AxisPadding(2, 1, -2)), Pad.Mode.CONSTANT, 0));
    }

    private void arrangements() {
        put("reshape", Reshape.to(0, -1, 10));
        put("reshape to nothing", new Reshape(List.of(0, 3), false));
        put("flatten", new Flatten(2));
        put("flatten from the end", new Flatten(-1));
        put("flatten to one row", new Flatten(0));
        put("squeeze", new Squeeze(List.of(-2)));
        put("squeeze all", new Squeeze(List.of()));
        put("unsqueeze", new Unsqueeze(List.of(0, -1, 3)));
        put("transpose", Transpose.to(2, 0, 3, 1));
        put("transpose reversed", Transpose.to());
        put("expand", new Expand(List.of(2, 1, 1, 5, 1)));
        put("tile", new Tile(List.of(2, 1, 3, 2)));
        for (DepthToSpace.Order order : DepthToSpace.Order.values()) {
            put("depth_to_space " + order, new DepthToSpace(2, order));
        }
        put("space_to_depth", new SpaceToDepth(2));
    }

    private void sources() {
        put("shape_of", ShapeOf.all());
        put("shape_of part", new ShapeOf(-3, -1));
        put("size_of", new SizeOf());
        put("fill", new Fill(List.of(2, 3), 1.5f));
        put("fill scalar", new Fill(List.of(), -2));
        put("range", new Range(2, 9.5f, 1.5f));
        put("range down", new Range(5, -5, -3));
        put("range empty", new Range(5, 5, 1));
    }
}
