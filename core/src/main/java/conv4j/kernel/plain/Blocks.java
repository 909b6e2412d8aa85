package conv4j.kernel.plain;

/**
 * A range cut into blocks of as equal a length as can be.
 *
 * @param whole length of the range
 * @param length of each block but the last, which may be shorter
 */
record Blocks(int whole, int length) {

    /** As few blocks as are needed when none may be longer than this. */
    static Blocks ofAtMost(int longest, int whole) {
        int count = Math.max(1, (whole + longest - 1) / longest);
        return new Blocks(whole, Math.max(1, (whole + count - 1) / count));
    }

    int count() {
        return (whole + length - 1) / length;
    }

    int first(int block) {
        return block * length;
    }

    int length(int block) {
        return Math.min(length, whole - block * length);
    }
}
