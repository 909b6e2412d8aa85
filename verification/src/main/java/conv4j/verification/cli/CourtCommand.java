package conv4j.verification.cli;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.tensor.ShapeException;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.court.Agreement;
import conv4j.verification.court.Court;
import conv4j.verification.court.Hearing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One geometry before all rules. */
@Command(
        name = "court",
        description = {
            "Executes one geometry and holds every rule's prediction against what came out: the shape, the rows and"
                    + " columns that no window ever reads, and the nearest inputs that lose nothing.",
            "Exit code 0: no rule disagrees; 1: a rule disagrees within its domain; 2: wrong input."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Letters: I input, F window, S stride (1), P padding (0) or Pb before and Pa after, D dilation (1 = none),",
            "         kind=conv|max|average (rules of all kinds), mode=floor|ceil|full|same_upper|same_lower (floor).",
            "",
            "Examples:",
            "  court I=11 F=2 S=2 P=0",
            "  court I=11 F=2 S=2 mode=ceil kind=max",
            "  court mb1ic3ih224oc64oh112kh7sh2ph3",
            "  court --alg=max ic64ih112kh3sh2ph1"
        })
final class CourtCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "GEOMETRY", description = "Letters, or a line in benchdnn's notation.")
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        try {
            Question question = Question.read(words);
            Court court = new Court(new ReferenceBackend());
            Hearing height = court.hear(question.height(), question.kind(), question.setting(), question.kinds());
            Hearing width = question.width().equals(question.height())
                    ? height
                    : court.hear(question.width(), question.kind(), question.setting(), question.kinds());
            CourtReport report = new CourtReport(height, width);
            spec.commandLine().getOut().print(report.text());
            spec.commandLine().getOut().flush();
            return disagrees(height) || disagrees(width) ? 1 : 0;
        } catch (ProblemFormatException | ShapeException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static boolean disagrees(Hearing hearing) {
        return hearing.verdicts().stream().anyMatch(verdict -> verdict.agreement() == Agreement.DISAGREES);
    }
}
