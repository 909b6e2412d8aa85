package conv4j.kernel.nd4j;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Layout;
import java.util.List;

/** A stage that reads and writes the plan's buffers. */
record Nd4jComputation(Stage stage) implements Computation {

    @Override
    public Layout inputLayout() {
        return Nd4jLayout.ND4J;
    }

    /** Without an array until the first run: ND4J itself says which shape it writes. */
    @Override
    public Buffer newOutput() {
        return new Nd4jBuffer();
    }

    @Override
    public void run(List<Buffer> inputs, Buffer output) {
        stage.run(((Nd4jBuffer) inputs.get(0)).array(), (Nd4jBuffer) output);
    }

    @Override
    public void close() {
        stage.close();
    }
}
