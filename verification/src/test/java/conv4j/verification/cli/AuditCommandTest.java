package conv4j.verification.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandTest {
    private static final String TABLE = """
            framework,op,in_h,window_h,stride_h,out_h,out_w
            pytorch,max_pool2d,11,2,2,5,5
            pytorch,max_pool2d,11,2,2,6,6
            pytorch,conv2d,2,3,1,error,error
            """;

    @TempDir
    private Path folder;

    private record Answer(int code, String out, String err) {}

    private Answer ask(String text, String... options) throws IOException {
        return ask(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private Answer ask(byte[] content, String... options) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), content);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] line = new String[options.length + 2];
        line[0] = "audit";
        System.arraycopy(options, 0, line, 1, options.length);
        line[line.length - 1] = file.toString();
        int code = Verify.run(new PrintWriter(out), new PrintWriter(err, true), line);
        return new Answer(code, out.toString(), err.toString().replace(file + ": ", ""));
    }

    @Test
    void differingRowsAndTotalsArePrinted() throws IOException {
        Answer answer = ask(TABLE);
        assertEquals(1, answer.code());
        assertEquals("", answer.err());
        List<String> lines = answer.out().lines().toList();
        assertEquals(2, lines.size());
        assertEquals(
                "row 2 (line 3) pytorch max_pool2d 11 x 11, window 2 x 2, stride 2 x 2: claimed 6 x 6, executed 5 x 5"
                        + " (claimed is what rounding up gives)",
                lines.get(0));
        assertTrue(lines.get(1).startsWith("3 rows in "), lines.get(1));
        assertTrue(lines.get(1).endsWith(" s: 2 agree, 1 differ, 0 claim nothing, 0 not executed"), lines.get(1));
    }

    @Test
    void theExitCodeIsZeroWhenAllAgree() throws IOException {
        assertEquals(0, ask(TABLE.replace("6,6", "5,5")).code());
        assertEquals(0, ask("in_h,window_h\n5,3\n").code());
    }

    @Test
    void jsonHoldsTheSame() throws IOException {
        JsonObject json = JsonParser.parseString(ask(TABLE, "--json").out()).getAsJsonObject();
        assertEquals(1, json.getAsJsonArray("rows").size());
        JsonObject row = json.getAsJsonArray("rows").get(0).getAsJsonObject();
        assertEquals("[6,6]", row.get("claimed").toString());
        assertEquals("[5,5]", row.get("executed").toString());
        JsonObject totals = json.getAsJsonObject("totals");
        assertEquals(3, totals.get("rows").getAsInt());
        assertEquals(2, totals.get("agree").getAsInt());
        assertEquals(1, totals.get("differ").getAsInt());
    }

    @Test
    void csvHoldsTheSameAndAllShowsEveryRow() throws IOException {
        assertEquals("""
                row,line,name,framework,op,claimed_h,claimed_w,executed_h,executed_w,standing,reason
                1,2,,pytorch,max_pool2d,5,5,5,5,agrees,
                2,3,,pytorch,max_pool2d,6,6,5,5,differs,claimed is what rounding up gives
                3,4,,pytorch,conv2d,error,error,error,error,agrees,"height: wanted at least 3 cells for a window of 3, got an input of 2"
                """, ask(TABLE, "--csv", "--all").out().replace("\r\n", "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "in_h,window_h,stride_h/5,3,1/5,3,two | row 2, stride_h: wanted a whole number, got 'two'",
                "in_h,window_h/5,1.5 | row 1, window_h: wanted a whole number, got '1.5'",
                "in_h,window_h/5, | row 1, window_h: wanted a whole number, got ''",
                "in_h,window_h/5,99999999999 | row 1, window_h: wanted a whole number from -2147483648 to 2147483647, got '99999999999'",
                "in_h,window_h/5 | row 1 (line 2): wanted 2 cells as the header has, got 1",
                "in_h,window_h,framework/5,3,mxnet | row 1, framework: wanted pytorch, tensorflow, keras, onnx, caffe, got 'mxnet'",
                "in_h,window_h,op/5,3,dense | row 1, op: wanted conv2d, depthwise_conv2d, conv_transpose2d, max_pool2d, avg_pool2d, got 'dense'",
                "in_h,window_h,padding/5,3,same | row 1, padding: wanted explicit, valid, same_upper, same_lower, got 'same'",
                "in_h,window_h,ceil_mode/5,3,up | row 1, ceil_mode: wanted true or false, got 'up'",
                "in_h,window_h,out_h,out_w/5,3,3, | row 1, out_w: wanted a size in both out_h and out_w, or error in both, got ''",
                "in_h,window_h,out_h,out_w/5,3,3,error | row 1, out_w: wanted a size in both out_h and out_w, or error in both, got 'error'",
                "in_h,in_h,window_h/5,5,3 | header: wanted column in_h once, got it twice",
                "in_h,stride_h/5,3 | header: wanted a column window_h, got none",
            })
    void wrongInputIsOneLineAndExitCode2(String table, String message) throws IOException {
        Answer answer = ask(table.replace("/", "\n"));
        assertEquals(new Answer(2, "", "audit: " + message + System.lineSeparator()), answer);
    }

    @Test
    void whatIsNoTableAtAllIsOneLineToo() throws IOException {
        for (String text :
                List.of("", "\u001b[31m,in_h\n", "in_h,foo\n5,3", "\u0000\u0001\u0002", "in_h,window_h\n5,\"3")) {
            Answer answer = ask(text);
            assertEquals(2, answer.code(), text);
            assertEquals("", answer.out(), text);
            assertEquals(1, answer.err().lines().count(), answer.err());
            assertEquals(-1, answer.err().indexOf(0x1b), "a control character reached the terminal");
        }
        Answer bytes = ask(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
        assertEquals(2, bytes.code());
        assertEquals(1, bytes.err().lines().count(), bytes.err());
    }

    @Test
    void aFileThatIsNotThereIsOneLineToo() {
        StringWriter err = new StringWriter();
        Path none = folder.resolve("none.csv");
        assertEquals(
                2,
                Verify.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "audit", none.toString()));
        assertEquals(
                "audit: " + none + ": wanted a file, got none of that name" + System.lineSeparator(), err.toString());
    }
}
