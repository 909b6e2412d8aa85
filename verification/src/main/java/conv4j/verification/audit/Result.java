package conv4j.verification.audit;

/** What came of a claim's geometry. */
public sealed interface Result {

    /** A kernel ran; rows and columns are those of its tensor. */
    record Size(int height, int width) implements Result {
        @Override
        public String toString() {
            return height + " x " + width;
        }
    }

    /**
     * Refused, and so nothing came out.
     *
     * @param landsNowhere whether the framework would have run it, and the window landed nowhere
     */
    record Refused(String reason, boolean landsNowhere) implements Result {
        @Override
        public String toString() {
            return "error";
        }
    }

    /** Too large to be run. */
    record NotExecuted(String reason) implements Result {
        @Override
        public String toString() {
            return "not executed";
        }
    }
}
