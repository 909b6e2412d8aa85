package conv4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private ProgressBar bar(boolean drawn, boolean outputBeside) {
        return new ProgressBar(new PrintWriter(err), new PrintWriter(out, true), 4, drawn, outputBeside);
    }

    @Test
    void itStandsInOneLineAndIsGoneAtTheEnd() {
        ProgressBar bar = bar(true, false);
        bar.advance(0);
        assertEquals("\r[" + "-".repeat(40) + "] 0 of 4 pictures\u001b[K", err.toString());
        bar.advance(4);
        assertTrue(err.toString().endsWith("\r\u001b[K"), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void whatFollowsAtOnceIsNotDrawn() {
        ProgressBar bar = bar(true, false);
        bar.advance(0);
        String before = err.toString();
        bar.advance(1);
        assertEquals(before, err.toString());
    }

    @Test
    void outputInTheSameTerminalBeginsAtAnEmptyLine() {
        bar(true, true).erase();
        assertEquals("\r\u001b[K", flushed());
    }

    @Test
    void whereNobodyLooksNothingIsWritten() {
        ProgressBar bar = bar(false, true);
        bar.advance(0);
        bar.erase();
        bar.advance(4);
        assertEquals("", err.toString() + flushed());
    }

    private String flushed() {
        return out.toString();
    }
}
