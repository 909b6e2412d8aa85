package conv4j.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Padding;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @Test
    void aCanonicalLineIsReadWhole() {
        Problem problem = Problem.parse("g2mb3ic64ih56iw55oc32oh28ow55kh5kw3sh2sw1ph2pw1dh0dw0n\"resnet50:res2_3x3\"");
        assertEquals(
                new Problem(
                        "resnet50:res2_3x3",
                        Kind.CONV2D,
                        3,
                        64,
                        56,
                        55,
                        32,
                        2,
                        Window.of(5, 3).withStride(2, 1).withPadding(Padding.explicit(2, 2), Padding.explicit(1, 1)),
                        true),
                problem);
    }

    @Test
    void whatIsLeftOutIsBatch2Stride1NoDilationAndASquare() {
        Problem problem = Problem.parse("ic3ih32oc5kh3");
        assertEquals(Shape.of(2, 3, 32, 32), problem.inputShape());
        assertEquals(Window.of(3, 3), problem.window());
        assertEquals(1, problem.groups());
    }

    @Test
    void dilation0IsADenseWindowAnd1SkipsOneCell() {
        assertEquals(
                Window.of(3, 3).withDilation(1),
                Problem.parse("ic1ih9oc1kh3dh0").window());
        assertEquals(
                Window.of(3, 3).withDilation(2),
                Problem.parse("ic1ih9oc1kh3dh1").window());
    }

    @Test
    void aWidthThatIsThereCopiesNothingFromTheHeight() {
        Window window = Problem.parse("ic1ih9iw9oc1kh3kw3sh2ph1").window();
        assertEquals(1, window.width().stride());
        assertEquals(Padding.VALID, window.width().padding());
    }

    @Test
    void aLineWithoutHeightIsOneRow() {
        assertEquals(
                Shape.of(2, 19, 1, 13),
                Problem.parse("ic19oc32_iw13ow13kw3pw1_n\"1d\"").inputShape());
    }

    @ParameterizedTest(name = "{0}: {1} before, {2} after")
    @CsvSource({
        // the last cell of the padding is not reached, both sides stay alike
        "ic3ih224oc64oh112kh7sh2ph3, 3, 3",
        // declared output without padding: what it takes, the odd cell after
        "ic3ih300oc32oh150kh3sh2, 0, 1",
        "ic3ih10oc4oh10kh4, 1, 2",
        // declared output with padding before: the rest after
        "mb2_g1ic32oc32_ih7oh11kh3ph2, 2, 4",
        "ic16oc16_ih5oh2kh2sh5ph0, 0, 2",
        "ic16ih7oc16oh1kh11sh2ph5, 5, 0",
        // fewer cells than the window could read: nothing is padded
        "ic35_ih30oh14oc1_kh3_sh2, 0, 0",
    })
    void theDeclaredOutputMayAskForPaddingAfter(String line, int before, int after) {
        assertEquals(
                Padding.explicit(before, after),
                Problem.parse(line).window().height().padding());
    }

    @Test
    void aLineWithoutOutputChannelsIsAMaxPoolOrWhatItsAlgorithmSays() {
        assertTrue(Problem.parse("ic3ih8kh2sh2").op(Fill.REAL, 1) instanceof MaxPool2d);
        assertEquals(
                new AveragePool2d(Window.of(2, 2).withStride(2), false),
                Problem.parse("--alg=avg_np ic3ih8kh2sh2").op(Fill.REAL, 1));
        assertEquals(
                new AveragePool2d(Window.of(2, 2).withStride(2), true),
                Problem.parse("--pool --alg=pooling_avg_include_padding ic3ih8kh2sh2")
                        .op(Fill.REAL, 1));
    }

    @Test
    void aLineFromALogIsReadAsItIs() {
        Problem problem = Problem.parse("0:PASSED (12 ms) __REPRO: --mode=P --conv --dir=FWD_D --dt=f32:f32:f32 "
                + "--stag=axb mb1_ic16id1ih10_oc16od1oh24_kd1kh1_kh5ph7sh1pd0_n\"padded: all of it\"");
        assertEquals("padded: all of it", problem.name());
        assertEquals(5, problem.window().height().size());
        assertNull(((Conv2d) problem.op(Fill.REAL, 1)).bias());
    }

    @Test
    void conv4jsOwnOptionsSayWhatTheNotationCannot() {
        assertEquals(
                Rounding.CEIL,
                Problem.parse("--rounding=ceil ic3ih11kh2sh2").window().width().rounding());
        assertEquals(
                Padding.Same.LOWER,
                Problem.parse("--padding=same_lower ic3ih11kh2sh2")
                        .window()
                        .width()
                        .padding());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ic3xh32oc5kh3 | column 4: wanted one of the fields g mb ic id ih iw oc od oh ow kd kh kw sd sh sw pd ph pw dd dh dw n, got 'xh32oc5kh3'",
                "ic3ih-1oc5kh3 | column 6: wanted a number for ih, got '-1oc5kh3'",
                "ic3ih99999999999oc5kh3 | column 4, ih: wanted less than 2147483647, got 99999999999",
                "ic3ih32oc5 | kh: wanted a value, got none",
                "ih32oc5kh3 | ic: wanted a value, got none",
                "ic3ih0oc5kh3 | column 4, ih: wanted at least 1, got 0",
                "ic3ih9oc5kh3sh0 | column 13, sh: wanted at least 1, got 0",
                "ic3ih9iw9oc5kh3 | kw: wanted a value, got none",
                "ic3oc5 | ih: wanted the input's height, got none",
                "g2ic3ih9oc4kh3 | ic: wanted a multiple of the 2 groups, got 3",
                "ic3id4ih9oc4kh3 | column 4, id: wanted 1 (two-dimensional problems only), got 4",
                "ic3ih9oc4oh20kh3ph20 | column 10, oh: wanted 27 as the other fields give, or less padding before, got 20",
                "ic3ih9oc4kh3n\"open | column 14: wanted a closing quote after the name, got '\"open'",
                "ic3ih9oc4kh3 ic4 | column 13: wanted the end of the line, got 'ic4'",
                "--pool --alg=direct ic3ih9kh3 | --alg: wanted an algorithm of a pool, got one of the other",
                "--pool ic3ih9oc4kh3 | column 14, oc: wanted none with a pool, got 4",
                "--dir=BWD_D ic3ih9oc4kh3 | column 1, --dir: wanted FWD_B, FWD_D, FWD_I, got 'BWD_D'",
                "--dt=s8 ic3ih9oc4kh3 | column 1, --dt: wanted f32, f32:f32, f32:f32:f32, got 's8'",
                "--mb=x ic3ih9oc4kh3 | column 1, --mb: wanted a number below 1000000000, got 'x'",
                "--pool --attr-post-ops=relu ic3ih9kh3 | column 8, --attr-post-ops: wanted --conv, --pool, --alg, --dir, --dt, --mb, --rounding or --padding, got --attr-post-ops=relu",
                "--rounding=ceil ic3ih11oh6kh2sh2 | column 24, oh: wanted none with this rounding or padding, which settles the output's size, got 6",
                "ic3ih9oc5kh3dh2147483640 | height: window of 3 with dilation 2147483641 reaches further than any input",
                "--pool | column 7: wanted a problem such as mb1ic3ih32oc5kh3, got the end of the line",
            })
    void aLineThatIsNoneSaysWhereAndWhatWasWanted(String line, String message) {
        ProblemFormatException e = assertThrows(ProblemFormatException.class, () -> Problem.parse(line));
        assertEquals(message, e.getMessage());
    }

    @Test
    void aListSaysWhichOfItsLinesIsNone() {
        ProblemFormatException e = assertThrows(
                ProblemFormatException.class,
                () -> ProblemList.read("mine.txt", "# first\n\nic1ih2oc1kh1 # fine\nic1ih2oc1\n"));
        assertEquals("mine.txt line 4: kh: wanted a value, got none", e.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemOfTheListsHasANameOfItsOwn(ProblemList list) {
        assertTrue(list.problems().size() >= 7, "problems in " + list);
        for (Problem problem : list.problems()) {
            assertEquals(problem, list.named(problem.name()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameNumbersAndAnotherSeedOthers(Fill fill) {
        Problem problem = ProblemList.ODD.named("groups-2");
        float[] once = problem.input(fill, 7).values();
        assertTrue(Arrays.equals(once, problem.input(fill, 7).values()));
        assertNotEquals(
                Arrays.hashCode(once), Arrays.hashCode(problem.input(fill, 8).values()));
    }
}
