package conv4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: in the terminal's own encoding if that has the characters that tables are drawn with, else in
 * UTF-8. The "C" locale of most containers claims ASCII, and what stands at the other end takes UTF-8 all the same.
 */
public final class Terminal {
    private Terminal() {}

    public static PrintWriter out() {
        return writer(FileDescriptor.out);
    }

    public static PrintWriter err() {
        return writer(FileDescriptor.err);
    }

    private static PrintWriter writer(FileDescriptor stream) {
        Charset own = Charset.forName(
                System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
        Charset charset = own.newEncoder().canEncode('\u2500') ? own : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), charset), true);
    }
}
