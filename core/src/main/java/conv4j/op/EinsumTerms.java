package conv4j.op;

import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The letters of an {@link Einsum} equation. Axes that {@code ...} stands for are named by digits, counted from the
 * innermost, once the shapes of the inputs are known: then every term has one character per axis.
 *
 * @param inputs one term per input
 * @param output the output's term
 */
public record EinsumTerms(List<String> inputs, String output) {
    private static final String ELLIPSIS = "...";

    /** Stands for the ellipsis, so that a term has one character for each of its parts. */
    private static final char REST = '*';

    public EinsumTerms {
        inputs = List.copyOf(inputs);
    }

    static EinsumTerms parse(String equation) {
        String[] sides = equation.replace(" ", "").replace(ELLIPSIS, "*").split("->", -1);
        List<String> inputs = List.of(sides[0].split(",", -1));
        String output = sides.length == 1 ? implicitOutput(sides[0]) : sides[1];
        boolean readable = sides.length <= 2
                && inputs.stream().allMatch(term -> term.matches("[a-zA-Z]*\\*?[a-zA-Z]*"))
                && output.matches("[a-zA-Z]*\\*?[a-zA-Z]*")
                && output.chars().distinct().count() == output.length()
                && output.chars().allMatch(letter -> letter == REST || sides[0].indexOf(letter) >= 0);
        Require.that(
                readable,
                "einsum equation",
                "terms of letters, as in \"bij,bjk->bik\", each letter of the output once and in an input",
                '"' + equation + '"');
        return new EinsumTerms(inputs, output);
    }

    private static String implicitOutput(String terms) {
        String once = terms.chars()
                .filter(letter -> Character.isLetter(letter) && terms.indexOf(letter) == terms.lastIndexOf(letter))
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return (terms.indexOf(REST) >= 0 ? REST : "") + once;
    }

    EinsumTerms on(List<Shape> shapes) {
        Require.inputs("einsum", shapes, inputs.size());
        List<String> named = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < shapes.size(); i++) {
            String term = inputs.get(i);
            int rank = shapes.get(i).rank();
            int rest = rank - term.replace("*", "").length();
            Require.that(
                    term.indexOf(REST) >= 0 ? rest >= 0 && rest <= 10 : rest == 0,
                    "einsum input " + i,
                    String.format(Locale.ROOT, "one axis per letter of \"%s\"", term.replace("*", ELLIPSIS)),
                    shapes.get(i));
            named.add(term.replace("*", digits(rest)));
            most = Math.max(most, rest);
        }
        return new EinsumTerms(named, output.replace("*", digits(most)));
    }

    /** Names of the axes of an ellipsis, outermost first: aligned at the innermost, which is 0. */
    private static String digits(int count) {
        return "9876543210".substring(10 - count);
    }

    /**
     * How long each axis is, outputs' axes first.
     *
     * @throws conv4j.tensor.ShapeException when an axis has two extents (1 matches any where {@code ...} stands)
     */
    public Map<Character, Integer> extents(List<Shape> shapes) {
        Map<Character, Integer> extents = new LinkedHashMap<>();
        output.chars().forEach(letter -> extents.put((char) letter, 1));
        Map<Character, Integer> met = new LinkedHashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            String term = inputs.get(i);
            for (int axis = 0; axis < term.length(); axis++) {
                char letter = term.charAt(axis);
                int extent = shapes.get(i).extent(axis);
                Integer other = met.get(letter);
                boolean broadcasts = Character.isDigit(letter) && (extent == 1 || other != null && other == 1);
                Require.that(
                        other == null || other == extent || broadcasts,
                        "einsum axis '" + letter + "'",
                        "one extent in all inputs",
                        other + " and " + extent);
                met.put(letter, other == null || other == 1 ? extent : other);
            }
        }
        extents.putAll(met);
        return extents;
    }
}
