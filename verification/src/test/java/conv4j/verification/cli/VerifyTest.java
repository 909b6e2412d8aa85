package conv4j.verification.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyTest {

    @Test
    void theReadersQuestionIsAnsweredByExecution() {
        Answer answer = Answer.ofLine("court I=11 F=2 S=2 P=0");
        assertEquals(0, answer.code());
        assertEquals("", answer.err());
        String flat = answer.out().replaceAll(" +", " ");
        assertTrue(flat.contains("executed 11 x 11 -> 5 x 5"), flat);
        assertTrue(flat.contains("rows never read 1 of 11: {10}"), flat);
        assertTrue(flat.contains("pixels never read 21 of 121"), flat);
        assertTrue(flat.contains("next smaller 10 -> 5, next larger 12 -> 6"), flat);
        assertTrue(flat.contains("PyTorch MaxPool2d, ceil_mode"), flat);
    }

    @Test
    void aProblemsLineIsHeardByAxis() {
        Answer answer = Answer.ofLine("court --alg=max ic64ih12iw9kh3kw3sh2ph1");
        assertEquals(0, answer.code());
        String flat = answer.out().replaceAll(" +", " ");
        assertTrue(flat.contains("executed 12 x 9 -> 6 x 7"), flat);
        assertTrue(flat.contains("height: I=12 F=3 S=2 D=1 P=1"), flat);
        assertTrue(flat.contains("width: I=9 F=3 S=1 D=1 P=0"), flat);
    }

    @Test
    void aGeometryThatCannotRunIsAnAnswerToo() {
        Answer answer = Answer.ofLine("court I=2 F=3 S=2");
        assertEquals(0, answer.code());
        assertTrue(answer.out().contains("refused: width: "), answer.out());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "court | court: Missing required parameter: 'GEOMETRY'",
                "court I=x F=2 | court: I: wanted a whole number from 1 to 1024, got 'x'",
                "court I=5 | court: F: wanted a whole number from 1 to 1024, got ''",
                "court I=5 F=2 I=6 | court: wanted letters as in I=11 F=2 S=2 P=0, each once, got 'I=6'",
                "court I=5 F=2 Q=6 | court: wanted I, F, S, P, Pb, Pa, D, kind or mode, got 'Q'",
                "court I=5 F=2 S=99999999999 | court: S: wanted a whole number from 1 to 1024, got '99999999999'",
                "court I=5 F=2 kind=conv mode=full | court: mode: wanted floor or same with kind=conv, got full",
                "court I=5 F=2 kind=conv mode=ceil | court: mode: wanted floor or same with kind=conv, got ceil",
                "court I=5 F=2 mode=up | court: mode: wanted floor, ceil, full, same_upper, same_lower, got 'up'",
                "court ic3ih2000kh3 | court: ih: wanted a whole number from 1 to 1024, got 2000",
                "court ic3xh3 | court: column 4: wanted one of the fields g mb ic id ih iw oc od oh ow kd kh kw sd sh sw pd ph pw dd dh dw n, got 'xh3'",
            })
    void wrongInputIsOneLineAndExitCode2(String line, String message) {
        Answer answer = Answer.ofLine(line);
        assertEquals(new Answer(2, "", message + System.lineSeparator()), answer);
    }

    @Test
    void theHelpHasExamples() {
        Answer answer = Answer.ofLine("court --help");
        assertEquals(0, answer.code());
        assertTrue(answer.out().contains("court I=11 F=2 S=2 P=0"), answer.out());
    }
}
