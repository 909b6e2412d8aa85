package conv4j.verification.oracle;

import conv4j.op.Concat;
import conv4j.op.DepthToSpace;
import conv4j.op.Expand;
import conv4j.op.Gather;
import conv4j.op.SpaceToDepth;
import conv4j.op.Tile;
import conv4j.op.Transpose;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** Ops whose output elements are elements of the inputs, elsewhere: for each index of the output, the index it is from. */
final class Rearrangements {
    private Rearrangements() {}

    /** NumPy concatenate. */
    static Expected concat(Concat op, List<Tensor> inputs) {
        int[] extents = inputs.get(0).shape().toArray();
        int axis = Indices.axis(op.axis(), extents.length);
        extents[axis] = inputs.stream().mapToInt(in -> in.shape().extent(axis)).sum();
        return Expected.of(Shape.of(extents), at -> {
            int input = 0;
            int place = at[axis];
            while (place >= inputs.get(input).shape().extent(axis)) {
                place -= inputs.get(input++).shape().extent(axis);
            }
            return Rounded.exact(inputs.get(input).get(Indices.with(at, axis, place)));
        });
    }

    /** NumPy take: the indices' axes stand where the axis was. */
    static Expected gather(Gather op, List<Tensor> inputs) {
        Tensor data = inputs.get(0);
        Tensor indices = inputs.get(1);
        int rank = data.shape().rank();
        int axis = Indices.axis(op.axis(), rank);
        int after = axis + indices.shape().rank();
        int[] extents = data.shape().toArray();
        Shape shape = Shape.of(Indices.concat(
                Indices.part(extents, 0, axis), indices.shape().toArray(), Indices.part(extents, axis + 1, rank)));
        return Expected.of(shape, at -> {
            int place = (int) indices.get(Indices.part(at, axis, after));
            int[] counted = {place < 0 ? place + data.shape().extent(axis) : place};
            return Rounded.exact(
                    data.get(Indices.concat(Indices.part(at, 0, axis), counted, Indices.part(at, after, at.length))));
        });
    }

    /** NumPy transpose: axis i of the output is axis permutation[i] of the input. */
    static Expected transpose(Transpose op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int rank = in.shape().rank();
        int[] from = IntStream.range(0, rank)
                .map(i -> op.permutation().isEmpty()
                        ? rank - 1 - i
                        : Indices.axis(op.permutation().get(i), rank))
                .toArray();
        return Expected.of(Shape.of(IntStream.of(from).map(in.shape()::extent).toArray()), at -> {
            int[] index = new int[rank];
            for (int i = 0; i < rank; i++) {
                index[from[i]] = at[i];
            }
            return Rounded.exact(in.get(index));
        });
    }

    static Expected expand(Expand op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        Shape target = Shape.of(op.target().stream().mapToInt(Integer::intValue).toArray());
        return Expected.of(
                Broadcasting.shape(List.of(in.shape(), target)), at -> Rounded.exact(Broadcasting.get(in, at)));
    }

    /** NumPy tile. */
    static Expected tile(Tile op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int[] extents = in.shape().toArray();
        Shape shape = Shape.of(IntStream.range(0, extents.length)
                .map(axis -> extents[axis] * op.repeats().get(axis))
                .toArray());
        return Expected.of(
                shape,
                at -> Rounded.exact(in.get(IntStream.range(0, at.length)
                        .map(axis -> at[axis] % extents[axis])
                        .toArray())));
    }

    /**
     * ONNX DepthToSpace: channels reshaped to {@code b x b x C'} (DCR) or {@code C' x b x b} (CRD), each b moved behind
     * the height or the width.
     */
    static Expected depthToSpace(DepthToSpace op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int b = op.block();
        int channels = in.shape().extent(1) / (b * b);
        Shape shape = Shape.of(
                in.shape().extent(0),
                channels,
                in.shape().extent(2) * b,
                in.shape().extent(3) * b);
        return Expected.ofImages(shape, (n, oc, oh, ow) -> {
            int ic = op.order() == DepthToSpace.Order.DEPTH_LAST
                    ? (oh % b * b + ow % b) * channels + oc
                    : (oc * b + oh % b) * b + ow % b;
            return Rounded.exact(in.get(n, ic, oh / b, ow / b));
        });
    }

    /** tf.nn.space_to_depth: "the offset of the block's cell, then the input channel". */
    static Expected spaceToDepth(SpaceToDepth op, List<Tensor> inputs) {
        Tensor in = inputs.get(0);
        int b = op.block();
        int channels = in.shape().extent(1);
        Shape shape = Shape.of(
                in.shape().extent(0),
                channels * b * b,
                in.shape().extent(2) / b,
                in.shape().extent(3) / b);
        return Expected.ofImages(shape, (n, oc, oh, ow) -> {
            int cell = oc / channels;
            return Rounded.exact(in.get(n, oc % channels, oh * b + cell / b, ow * b + cell % b));
        });
    }
}
