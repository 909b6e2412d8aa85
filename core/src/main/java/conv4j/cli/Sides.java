package conv4j.cli;

import conv4j.op.Padding;
import conv4j.op.Window;
import java.util.Arrays;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Padding on the command line: {@code valid}, {@code same}, {@code same_lower}, or cells on each side. */
record Sides(Padding vertical, Padding horizontal) {
    static final Sides VALID = new Sides(Padding.VALID, Padding.VALID);

    Window around(Window window) {
        return window.withPadding(vertical, horizontal);
    }

    static final class Converter implements ITypeConverter<Sides> {
        private static final Pattern NUMBERS = Pattern.compile("-?\\d{1,9}(,-?\\d{1,9})*");

        @Override
        public Sides convert(String text) {
            return switch (text) {
                case "valid" -> VALID;
                case "same", "same_upper" -> new Sides(Padding.Same.UPPER, Padding.Same.UPPER);
                case "same_lower" -> new Sides(Padding.Same.LOWER, Padding.Same.LOWER);
                default -> numbers(text);
            };
        }

        private static Sides numbers(String text) {
            int[] cells = NUMBERS.matcher(text).matches()
                    ? Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray()
                    : new int[0];
            return switch (cells.length) {
                case 1 -> of(cells[0], cells[0], cells[0], cells[0]);
                case 2 -> of(cells[0], cells[1], cells[0], cells[1]);
                case 4 -> of(cells[0], cells[1], cells[2], cells[3]);
                default ->
                    throw new TypeConversionException("wanted valid, same, same_lower, or cells as 1, 1,2 (rows,columns) or "
                            + "0,1,2,3 (top,left,bottom,right), got '" + text + "'");
            };
        }

        private static Sides of(int top, int left, int bottom, int right) {
            return new Sides(Padding.explicit(top, bottom), Padding.explicit(left, right));
        }
    }
}
