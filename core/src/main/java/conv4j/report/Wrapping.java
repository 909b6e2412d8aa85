package conv4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text broken into the lines of a cell as the library that draws Keras' tables breaks it: between words, and a word that
 * is longer than a line loses its end to an ellipsis.
 */
final class Wrapping {
    /** A word and the spaces around it that no word before has taken. */
    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*");

    private Wrapping() {}

    /** Lines of exactly this width, at least one. */
    static List<String> lines(String text, int width, Alignment alignment) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (!line.isEmpty() && Alignment.length(line + word.stripTrailing()) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines.stream()
                .map(one -> alignment.pad(shortened(one.stripTrailing(), width), width))
                .toList();
    }

    private static String shortened(String line, int width) {
        return Alignment.length(line) <= width ? line : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
    }
}
