package conv4j.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Two whole numbers on the command line, as in {@code 3x5}, or one for both.
 *
 * @param first rows of a window, width of a picture
 * @param second columns of a window, height of a picture
 */
record Extent(int first, int second) {

    static final class Converter implements ITypeConverter<Extent> {
        private static final Pattern ONE_OR_TWO = Pattern.compile("(-?\\d{1,9})(?:[xX](-?\\d{1,9}))?");

        @Override
        public Extent convert(String text) {
            Matcher matcher = ONE_OR_TWO.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("wanted a whole number or two as in 3x5, got '" + text + "'");
            }
            int first = Integer.parseInt(matcher.group(1));
            return new Extent(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)));
        }
    }
}
