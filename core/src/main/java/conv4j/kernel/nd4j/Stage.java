package conv4j.kernel.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A part of a computation that makes one array out of another. */
interface Stage extends AutoCloseable {

    /**
     * @param input only read
     * @param output every element is written; gets its array when it has none yet
     */
    void run(INDArray input, Nd4jBuffer output);

    /** Frees weights and intermediate arrays. */
    @Override
    void close();
}
