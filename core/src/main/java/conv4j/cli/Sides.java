package conv4j.cli;

import conv4j.op.Padding;
import conv4j.op.Window;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Padding on the command line: {@code valid}, {@code same}, {@code same_lower}, or cells on each side. Cells are kept as
 * they were typed: whether they make a padding is for {@link Padding} to say, as it is for any other geometry.
 */
record Sides(Padding.@Nullable Same same, int top, int left, int bottom, int right) {

    Window around(Window window) {
        return same == null
                ? window.withPadding(Padding.explicit(top, bottom), Padding.explicit(left, right))
                : window.withPadding(same);
    }

    static final class Converter implements ITypeConverter<Sides> {
        private static final Pattern NUMBERS = Pattern.compile("-?\\d{1,9}(,-?\\d{1,9})*");

        @Override
        public Sides convert(String text) {
            return switch (text) {
                case "valid" -> new Sides(null, 0, 0, 0, 0);
                case "same", "same_upper" -> new Sides(Padding.Same.UPPER, 0, 0, 0, 0);
                case "same_lower" -> new Sides(Padding.Same.LOWER, 0, 0, 0, 0);
                default -> numbers(text);
            };
        }

        private static Sides numbers(String text) {
            int[] cells = NUMBERS.matcher(text).matches()
                    ? Arrays.stream(text.split(",", -1))
                            .mapToInt(Integer::parseInt)
                            .toArray()
                    : new int[0];
            return switch (cells.length) {
                case 1 -> new Sides(null, cells[0], cells[0], cells[0], cells[0]);
                case 2 -> new Sides(null, cells[0], cells[1], cells[0], cells[1]);
                case 4 -> new Sides(null, cells[0], cells[1], cells[2], cells[3]);
                default ->
                    throw new TypeConversionException(
                            "wanted valid, same, same_lower, or cells as 1, 1,2 (rows,columns) or 0,1,2,3 "
                                    + "(top,left,bottom,right), got '" + text + "'");
            };
        }
    }
}
