package conv4j.verification.audit;

import conv4j.verification.Geometry;

/**
 * One axis of a claim as its row says it: any whole numbers, legal or not.
 *
 * @param outputPadding cells added to the output of a transposed convolution, after it
 */
public record Side(Geometry geometry, int outputPadding) {

    /** F', the cells from the first under the window to the last. */
    long reach() {
        return (geometry.window() - 1L) * geometry.dilation() + 1;
    }

    int stride() {
        return geometry.stride();
    }

    boolean isPadded() {
        return geometry.before() != 0 || geometry.after() != 0;
    }

    boolean isPaddedAlike() {
        return geometry.before() == geometry.after();
    }
}
