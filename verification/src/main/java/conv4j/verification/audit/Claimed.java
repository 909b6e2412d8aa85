package conv4j.verification.audit;

/** What a row says comes out. */
public sealed interface Claimed {

    /** An output of so many rows and columns; 0 says that nothing comes out along that axis. */
    record Size(int height, int width) implements Claimed {
        @Override
        public String toString() {
            return height + " x " + width;
        }
    }

    /** The framework refuses. */
    record Refusal() implements Claimed {
        @Override
        public String toString() {
            return "error";
        }
    }

    /** The row says nothing: it is only executed. */
    record Nothing() implements Claimed {
        @Override
        public String toString() {
            return "nothing";
        }
    }

    Claimed REFUSAL = new Refusal();
    Claimed NOTHING = new Nothing();
}
