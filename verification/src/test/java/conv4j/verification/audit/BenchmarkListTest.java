package conv4j.verification.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.verification.ProblemFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkListTest {
    @TempDir
    private Path folder;

    private List<String> audit(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("list"), String.join("\n", lines));
        List<String> rows = new ArrayList<>();
        new Audit(new ReferenceBackend())
                .run(
                        file,
                        f -> rows.add(
                                f.claim().line() + " " + f.claim().claimed() + " " + f.result() + " " + f.standing()));
        return rows;
    }

    @Test
    void whatBenchdnnDeclaresIsTheClaim() throws IOException {
        assertEquals(
                List.of(
                        "2 112 x 112 112 x 112 agrees",
                        "3 50 x 50 56 x 56 differs",
                        "5 nothing 6 x 5 unclaimed",
                        "7 2 x 2 5 x 5 differs",
                        "8 6 x 6 6 x 6 agrees",
                        "9 3 x 3 error differs",
                        "10 3 x 3 3 x 3 agrees",
                        "12 3 x 3 error differs"),
                audit(
                        "# resnet",
                        "mb1ic3ih224oc64oh112kh7sh2ph3n\"conv1\"",
                        "ic64ih56oc64oh50kh3ph1",
                        "",
                        "ic3ih8iw7oc4kh3kw3",
                        "--alg=max --mb=1",
                        "ic3ih11oh2kh2sh2ph0",
                        "--rounding=ceil ic3ih11oh6kh2sh2",
                        "ic3ih5oh3kh3sh0",
                        "ic3ih2oh3kh3sh4ph0dh5",
                        "--reset",
                        "g2ic3ih5oc4oh3kh3"));
    }

    @Test
    void deepBenchsTuplesAreWidthFirstAndClaimNothing() throws IOException {
        assertEquals(
                List.of("2 nothing 79 x 341 unclaimed", "4 nothing 19 x 19 unclaimed"),
                audit(
                        "std::vector<...> training_set = {",
                        "    std::make_tuple(700, 161, 1, 4, 32, 20, 5, 0, 0, 2, 2),",
                        "    //std::make_tuple(7, 7, 512, 1, 512, 3, 3, 1, 1, 1, 1), ARM convolution seg faults",
                        "    std::make_tuple(38, 38, 3, 8, 64, 3, 3, 1, 1, 2, 2)",
                        "};"));
    }

    @Test
    void xnnpacksRowsAreReadUnderTheirNames() throws IOException {
        assertEquals(
                List.of("3 nothing 112 x 112 unclaimed", "5 nothing 56 x 56 unclaimed", "7 nothing 16 x 16 unclaimed"),
                audit(
                        "  b->ArgNames({\"N\", \"H\", \"W\", \"KH\", \"KW\", \"PH\", \"PW\", \"S\", \"D\", \"G\", \"GCin\", \"GCout\"});",
                        "  /*       N   H    W   KH  KW  PH  PW  S  D   G   GCin  GCout */",
                        "  b->Args({1, 224, 224,  3,  3,  2,  2, 2, 1,   1,    3,   24});",
                        "  b->ArgNames({\"N\", \"H\", \"W\", \"K\", \"P\", \"S\", \"C\"});",
                        "  b->Args({1, 112, 112, 3, 1, 2, 24});",
                        "  b->ArgNames({\"N\",\"H\",\"W\",\"KH\",\"KW\",\"P\",\"A\",\"S\",\"D\",\"G\",\"GCin\",\"GCout\"});",
                        "  b->Args({1, 8, 8, 4, 4, 2, 0, 2, 1, 1, 3, 4});"));
    }

    @Test
    void aWrongLineIsNamed() {
        assertEquals(
                "line 2: column 4: wanted one of the fields g mb ic id ih iw oc od oh ow kd kh kw sd sh sw pd ph pw dd dh dw n, got 'xh3'",
                complaint("ic3ih8oc4kh3", "ic3xh3"));
        assertEquals(
                "line 1: wanted 11 numbers, W, H, C, N, K, KW, KH, PW1, PH1, SW, SH, got 2: 7, 7",
                complaint("std::make_tuple(7, 7)"));
        assertEquals("wanted a table of claims or a list of layers, got no row of either", complaint("# nothing", ""));
        assertEquals(
                "line 2: wanted a whole number for S, got 'two'",
                complaint("b->ArgNames({\"N\", \"H\", \"S\"});", "b->Args({1, 2, two});"));
    }

    private String complaint(String... lines) {
        return assertThrows(ProblemFormatException.class, () -> audit(lines)).getMessage();
    }
}
