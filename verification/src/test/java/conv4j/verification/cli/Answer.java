package conv4j.verification.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What the command line gave: its exit code and what it printed. */
record Answer(int code, String out, String err) {

    static Answer of(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Verify.run(new PrintWriter(out), new PrintWriter(err, true), words);
        return new Answer(code, out.toString(), err.toString());
    }

    /** Where no word has a space in it. */
    static Answer ofLine(String line) {
        return of(line.split(" "));
    }
}
