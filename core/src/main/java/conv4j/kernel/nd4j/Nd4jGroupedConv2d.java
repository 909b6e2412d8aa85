package conv4j.kernel.nd4j;

import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Refusal;
import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J knows no groups: each is a {@code slice} of the channels and a {@code conv2d}, and then one {@code concat}. */
final class Nd4jGroupedConv2d implements Kernel<Conv2d> {
    @Override
    public String name() {
        return "nd4j/conv2d/grouped";
    }

    @Override
    public Class<Conv2d> op() {
        return Conv2d.class;
    }

    @Override
    public Optional<Refusal> refusal(Conv2d op, List<Shape> inputs) {
        return Nd4jConv2d.refusal(op, inputs.get(0), op.inputChannelsPerGroup());
    }

    @Override
    public Computation prepare(Conv2d op, List<Shape> inputs) {
        Border border = Border.of(op.window(), inputs.get(0));
        List<Stage> groups = IntStream.range(0, op.groups())
                .mapToObj(g -> (Stage) new Chain(slice(op, g), Nd4jConv2d.convolution(group(op, g), border)))
                .toList();
        return new Nd4jComputation(border.around(0, new Branches(groups)));
    }

    /** The channels of one group; -1 takes all of an axis. */
    private static NativeOp slice(Conv2d op, int g) {
        int channels = op.inputChannelsPerGroup();
        return new NativeOp("slice", 0, (long) g * channels, 0, 0, -1, channels, -1, -1);
    }

    /** What one group does to its channels. */
    private static Conv2d group(Conv2d op, int g) {
        return new Conv2d(op.window(), 1, part(op.weights(), g, op.groups()), partOfBias(op, g));
    }

    private static @Nullable Tensor partOfBias(Conv2d op, int g) {
        Tensor bias = op.bias();
        return bias == null ? null : part(bias, g, op.groups());
    }

    /** One of several equal parts of a tensor along its first axis. */
    private static Tensor part(Tensor whole, int part, int parts) {
        int[] extents = whole.shape().toArray();
        extents[0] /= parts;
        int length = whole.values().length / parts;
        return Tensor.of(Shape.of(extents), Arrays.copyOfRange(whole.values(), part * length, (part + 1) * length));
    }

    /** Stages that read the same array; what they write is joined along the channels. */
    private static final class Branches implements Stage {
        private final List<Stage> stages;
        private final List<Nd4jBuffer> results;
        private final NativeOp concat = new NativeOp("concat", 1);

        Branches(List<Stage> stages) {
            this.stages = stages;
            this.results = Stream.generate(Nd4jBuffer::new).limit(stages.size()).toList();
        }

        @Override
        public void run(INDArray input, Nd4jBuffer output) {
            for (int g = 0; g < stages.size(); g++) {
                stages.get(g).run(input, results.get(g));
            }
            concat.run(results.stream().map(Nd4jBuffer::array).toList(), output);
        }

        @Override
        public void close() {
            stages.forEach(Stage::close);
            results.forEach(Nd4jBuffer::close);
            concat.close();
        }
    }
}
