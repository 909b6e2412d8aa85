package conv4j.model.keras;

import conv4j.tensor.Tensor;

/**
 * A weight of a file.
 *
 * @param bytesEach how many bytes one of its numbers takes in the file
 */
record StoredWeight(Tensor numbers, int bytesEach) {
    long elements() {
        return numbers.shape().elements();
    }
}
