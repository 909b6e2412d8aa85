package conv4j.report;

/** Where a text stands in a cell that is wider. */
enum Alignment {
    LEFT,
    RIGHT,
    /** With the odd space after it. */
    CENTER;

    /** The text with as many spaces as make it this wide; a text that is wider stays. */
    String pad(String text, int width) {
        int spaces = Math.max(0, width - length(text));
        int before = switch (this) {
            case LEFT -> 0;
            case RIGHT -> spaces;
            case CENTER -> spaces / 2;
        };
        return " ".repeat(before) + text + " ".repeat(spaces - before);
    }

    /** How many cells of a terminal a text takes, if none of its characters takes two. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
