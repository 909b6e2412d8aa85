package conv4j.image;

/** Makes one line of what others have written: file names and decoders' messages may hold any character. */
final class Line {
    /** A message from outside longer than this says no more than its beginning. */
    private static final int MOST_CHARACTERS = 200;

    private Line() {}

    static String of(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "...";
    }

    /** What went wrong first, as its author put it. */
    static String of(Throwable complaint) {
        Throwable first = complaint;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String message = first.getMessage();
        String name = first.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : of(message) + " (" + name + ")";
    }
}
