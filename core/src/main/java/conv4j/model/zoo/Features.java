package conv4j.model.zoo;

import conv4j.op.AveragePool2d;
import conv4j.op.Binary;
import conv4j.op.Concat;
import conv4j.op.Conv2d;
import conv4j.op.Dense;
import conv4j.op.Elementwise;
import conv4j.op.Flatten;
import conv4j.op.LocalResponseNormalization;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Reduce;
import conv4j.op.Relu;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/** A value of a graph in the making, and what can be made of it: each verb adds one node. */
final class Features {
    private final Draft draft;
    private final String name;
    private final int channels;

    private Features(Draft draft, String name, int channels) {
        this.draft = draft;
        this.name = name;
        this.channels = channels;
    }

    /** The picture, {@code N x 3 x H x W}. */
    static Features image(Draft draft, String name) {
        return new Features(draft, name, 3);
    }

    /** A square window, stride 1, no padding. */
    static Window square(int size) {
        return Window.of(size, size);
    }

    /** A square window of odd size with as much padding on each side as keeps the extents at stride 1. */
    static Window centred(int size) {
        return square(size).withPadding(Padding.explicit(size / 2, size / 2));
    }

    String name() {
        return name;
    }

    int channels() {
        return channels;
    }

    /** Names the block that nodes belong to from here on. */
    Features at(String block) {
        draft.block(block);
        return this;
    }

    Features conv(int outputs, Window window) {
        return groupedConv(outputs, window, 1);
    }

    Features groupedConv(int outputs, Window window, int groups) {
        Tensor weights = weights(outputs, window, groups);
        return then(new Conv2d(window, groups, weights, draft.random().bias(outputs)), outputs);
    }

    Features convWithoutBias(int outputs, Window window) {
        return then(new Conv2d(window, 1, weights(outputs, window, 1), null), outputs);
    }

    Features depthwiseWithoutBias(Window window) {
        return then(new Conv2d(window, channels, weights(channels, window, channels), null), channels);
    }

    private Tensor weights(int outputs, Window window, int groups) {
        int each = channels / groups;
        int height = window.height().size();
        int width = window.width().size();
        return draft.random().weights(Shape.of(outputs, each, height, width), each * height * width);
    }

    Features batchNormalization(float epsilon) {
        return then(draft.random().normalization(channels, epsilon), channels);
    }

    /** Over 5 channels; alpha as ONNX counts it, for the mean of the squares. */
    Features localResponseNormalization(float alpha, float bias) {
        return then(new LocalResponseNormalization(5, alpha, 0.75f, bias), channels);
    }

    Features relu() {
        return then(new Relu(), channels);
    }

    Features relu6() {
        return then(new Elementwise(Elementwise.Function.CLIP, 0, 6), channels);
    }

    Features maxPool(Window window) {
        return then(new MaxPool2d(window), channels);
    }

    Features averagePool(Window window) {
        return then(new AveragePool2d(window, false), channels);
    }

    /** {@code N x C x H x W} becomes {@code N x C}. */
    Features globalAverage() {
        return then(new Reduce(Reduce.Function.MEAN, List.of(2, 3), false), channels);
    }

    /**
     * {@code N x C x H x W} becomes {@code N x CHW}.
     *
     * @param cells H times W
     */
    Features flatten(int cells) {
        return then(new Flatten(1), channels * cells);
    }

    Features dense(int outputs) {
        Tensor weights = draft.random().weights(Shape.of(channels, outputs), channels);
        return then(new Dense(weights, draft.random().bias(outputs)), outputs);
    }

    Features plus(Features other) {
        return new Features(draft, draft.add(new Binary(Binary.Function.ADD), List.of(name, other.name)), channels);
    }

    /** All channels, one after the other. */
    static Features concat(Features... parts) {
        List<String> names = Stream.of(parts).map(Features::name).toList();
        int channels = Stream.of(parts).mapToInt(Features::channels).sum();
        return new Features(parts[0].draft, parts[0].draft.add(new Concat(1), names), channels);
    }

    private Features then(Op op, int outputs) {
        return new Features(draft, draft.add(op, List.of(name)), outputs);
    }
}
