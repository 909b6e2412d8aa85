package conv4j.kernel.nd4j;

import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Layout;
import conv4j.kernel.Pass;
import java.util.List;

/** A stage that reads and writes the plan's buffers. */
record Nd4jComputation(Stage stage) implements Computation {

    @Override
    public Layout inputLayout(int input) {
        return Nd4jLayout.ND4J;
    }

    /** Without an array until the first run: ND4J itself says which shape it writes. */
    @Override
    public Buffer newOutput() {
        return new Nd4jBuffer();
    }

    @Override
    public Pass bind(List<Buffer> inputs, Buffer output) {
        return workers -> stage.run(((Nd4jBuffer) inputs.get(0)).array(), (Nd4jBuffer) output);
    }

    /** ND4J's operation contexts hold the arrays of one pass. */
    @Override
    public boolean runsAlone() {
        return true;
    }

    @Override
    public void close() {
        stage.close();
    }
}
