package conv4j.kernel.nd4j;

import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Stages in order, each reading what the one before has written. */
final class Chain implements Stage {
    private final List<Stage> stages;
    /** What each stage but the last writes. */
    private final List<Nd4jBuffer> between;

    Chain(Stage... stages) {
        this.stages = List.of(stages);
        this.between =
                Stream.generate(Nd4jBuffer::new).limit(stages.length - 1L).toList();
    }

    @Override
    public void run(INDArray input, Nd4jBuffer output) {
        INDArray value = input;
        for (int i = 0; i < between.size(); i++) {
            stages.get(i).run(value, between.get(i));
            value = between.get(i).array();
        }
        stages.get(stages.size() - 1).run(value, output);
    }

    @Override
    public void close() {
        stages.forEach(Stage::close);
        between.forEach(Nd4jBuffer::close);
    }
}
