package conv4j.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A pool on the command line: {@code max:2}, {@code average:3x2}, {@code max}, {@code 2}, {@code none}. */
record Pool(Kind kind, Extent window) {
    enum Kind {
        MAX,
        AVERAGE,
        NONE
    }

    static final class Converter implements ITypeConverter<Pool> {
        private static final Pattern KIND_AND_WINDOW = Pattern.compile("(?:(max|average|none)(?::(?=.))?)?(.*)");
        private static final Extent.Converter EXTENT = new Extent.Converter();

        @Override
        public Pool convert(String text) {
            Matcher matcher = KIND_AND_WINDOW.matcher(text);
            if (!matcher.matches() || text.isEmpty()) {
                throw new TypeConversionException("wanted max, average or none, as in max:2, got '" + text + "'");
            }
            String kind = matcher.group(1) == null ? "max" : matcher.group(1);
            String window = matcher.group(2).isEmpty() ? "2" : matcher.group(2);
            try {
                return new Pool(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), EXTENT.convert(window));
            } catch (TypeConversionException e) {
                throw new TypeConversionException(
                        "wanted max, average or none, or one with its window as in max:2, got '" + text + "'");
            }
        }
    }
}
