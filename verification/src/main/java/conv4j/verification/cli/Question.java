package conv4j.verification.cli;

import conv4j.op.Padding;
import conv4j.op.WindowAxis;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Problem;
import conv4j.verification.ProblemFormatException;
import conv4j.verification.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the court is asked: two axes of one layer.
 *
 * @param kinds whose rules are heard
 */
record Question(Geometry height, Geometry width, Kind kind, Setting setting, Set<Kind> kinds) {
    /** Every cell is executed once with a one in it, so the numbers must stay within what that takes. */
    private static final int LARGEST = 1024;

    private static final String FORM = "I=11 F=2 S=2 P=0";

    /**
     * Reads letters ({@code I=11 F=2 S=2 P=0}) or a problem's line.
     *
     * @throws ProblemFormatException when it is neither
     */
    static Question read(List<String> words) {
        boolean letters = words.stream().anyMatch(word -> word.matches("[A-Za-z]+=.*"));
        return letters ? ofLetters(words) : ofProblem(Problem.parse(String.join(" ", words)));
    }

    private static Question ofLetters(List<String> words) {
        Map<String, String> values = new HashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1 || values.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw new ProblemFormatException("wanted letters as in " + FORM + ", each once, got '" + word + "'");
            }
        }
        int both = number(values, "P", "0", 0);
        Geometry geometry = new Geometry(
                number(values, "I", "", 1),
                number(values, "F", "", 1),
                number(values, "S", "1", 1),
                number(values, "D", "1", 1),
                number(values, "Pb", Integer.toString(both), 0),
                number(values, "Pa", Integer.toString(both), 0));
        String kindName = one(values, "kind", "any", "any", "conv", "max", "average");
        Kind kind = switch (kindName) {
            case "conv" -> Kind.CONV2D;
            case "average" -> Kind.AVERAGE_POOL2D;
            default -> Kind.MAX_POOL2D;
        };
        String mode = one(values, "mode", "floor", "floor", "ceil", "full", "same_upper", "same_lower");
        Setting setting = switch (mode) {
            case "ceil" -> Setting.CEIL;
            case "full" -> Setting.FULL;
            case "same_upper" -> Setting.SAME_UPPER;
            case "same_lower" -> Setting.SAME_LOWER;
            default -> Setting.FLOOR;
        };
        if (!setting.fits(kind)) {
            throw new ProblemFormatException("mode: wanted floor or same with kind=conv, got " + mode);
        }
        if (!values.isEmpty()) {
            throw new ProblemFormatException("wanted I, F, S, P, Pb, Pa, D, kind or mode, got '"
                    + values.keySet().iterator().next() + "'");
        }
        return new Question(
                geometry, geometry, kind, setting, kindName.equals("any") ? Set.of(Kind.values()) : Set.of(kind));
    }

    private static int number(Map<String, String> values, String letter, String absent, int least) {
        String got = values.getOrDefault(letter, absent);
        values.remove(letter);
        return inRange(letter, got.matches("[0-9]{1,9}") ? Integer.parseInt(got) : -1, least, "'" + got + "'");
    }

    private static int inRange(String letter, int value, int least, String got) {
        if (value < least || value > LARGEST) {
            throw new ProblemFormatException(
                    letter + ": wanted a whole number from " + least + " to " + LARGEST + ", got " + got);
        }
        return value;
    }

    private static String one(Map<String, String> values, String key, String absent, String... wanted) {
        String got = values.getOrDefault(key, absent);
        values.remove(key);
        if (!List.of(wanted).contains(got)) {
            throw new ProblemFormatException(key + ": wanted " + String.join(", ", wanted) + ", got '" + got + "'");
        }
        return got;
    }

    private static Question ofProblem(Problem problem) {
        return new Question(
                geometry("h", problem.window().height(), problem.height()),
                geometry("w", problem.window().width(), problem.width()),
                problem.kind(),
                setting(problem.window().width()),
                Set.of(problem.kind()));
    }

    private static Geometry geometry(String axisLetter, WindowAxis axis, int input) {
        Padding.Explicit padding =
                axis.padding() instanceof Padding.Explicit explicit ? explicit : new Padding.Explicit(0, 0);
        return new Geometry(
                inRange("i" + axisLetter, input, 1, Integer.toString(input)),
                inRange("k" + axisLetter, axis.size(), 1, Integer.toString(axis.size())),
                inRange("s" + axisLetter, axis.stride(), 1, Integer.toString(axis.stride())),
                inRange("d" + axisLetter, axis.dilation(), 1, Integer.toString(axis.dilation())),
                inRange("p" + axisLetter, padding.before(), 0, Integer.toString(padding.before())),
                inRange("p" + axisLetter, padding.after(), 0, padding.after() + " after"));
    }

    private static Setting setting(WindowAxis axis) {
        if (axis.padding() instanceof Padding.Same same) {
            return same == Padding.Same.UPPER ? Setting.SAME_UPPER : Setting.SAME_LOWER;
        }
        return switch (axis.rounding()) {
            case FLOOR -> Setting.FLOOR;
            case CEIL -> Setting.CEIL;
            case FULL -> Setting.FULL;
        };
    }
}
