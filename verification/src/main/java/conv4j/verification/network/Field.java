package conv4j.verification.network;

/** The receptive field of a layer along one axis, as it was found. */
public sealed interface Field {

    /**
     * @param size cells from the first to the last that one cell of the layer reads, away from the borders; the most of
     *     all cells of the layer
     * @param jump cells of the picture from one cell's field to the next one's
     * @param start where the first cell's field would start if there were cells before the picture
     * @param gaps cells between the first and the last that the layer's middle cell does not read
     * @param cut cells of the layer, of those that the picture gives, whose field the border cuts
     */
    record Measured(int size, double jump, long start, int gaps, int cut) implements Field {
        @Override
        public String toString() {
            return Integer.toString(size);
        }
    }

    /** Each cell reads the whole picture, however large: a global pool, a fully connected layer. */
    record Whole() implements Field {
        @Override
        public String toString() {
            return "all";
        }
    }

    /** The border still cuts it on the largest picture that was tried. */
    record Beyond(int cells) implements Field {
        @Override
        public String toString() {
            return ">" + cells;
        }
    }

    /** The layer is not followed: what it does to rows and columns is not said by its op. */
    record Unknown() implements Field {
        @Override
        public String toString() {
            return "";
        }
    }
}
