package conv4j.model.keras;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Keras wrote a file, and on what it computed: some layers mean something else in an older one.
 *
 * @param text as the file says it ({@code 3.5.0}, {@code 2.2.4-tf}, {@code tfjs-layers 1.7.4}); {@code 1} when it does
 *     not, as files before Keras 2
 * @param major 1, 2 or 3
 * @param backend as the file says it: {@code tensorflow}, {@code theano}, {@code tensor_flow.js}, ...
 */
record KerasVersion(String text, int major, int minor, String backend) {
    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,4})(?:\\.(\\d{1,4}))?.*");

    static KerasVersion of(String text, String backend) {
        // What TensorFlow.js writes follows Keras 2.
        Matcher number = NUMBER.matcher(text.startsWith("tfjs") ? "2.2" : text);
        if (!number.matches()) {
            return new KerasVersion(text, 2, 0, backend);
        }
        int minor = number.group(2) == null ? 0 : Integer.parseInt(number.group(2));
        return new KerasVersion(text, Integer.parseInt(number.group(1)), minor, backend);
    }

    boolean before(int otherMajor, int otherMinor) {
        return major < otherMajor || (major == otherMajor && minor < otherMinor);
    }

    /** Theano turned kernels by 180 degrees before it slid them, and files keep them as they were before the turn. */
    boolean turnsKernels() {
        return backend.equals("theano");
    }
}
