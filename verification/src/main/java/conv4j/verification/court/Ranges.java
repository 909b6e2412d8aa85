package conv4j.verification.court;

import conv4j.verification.Geometry;
import java.util.ArrayList;
import java.util.List;

/**
 * Geometries given as ranges, padding alike on both sides, in an order that can be entered anywhere.
 *
 * @param padding the largest; -1 for half the window, rounded down
 */
public record Ranges(Range inputs, Range windows, Range strides, Range dilations, int padding) {

    /** Whole numbers, both ends included. */
    public record Range(int first, int last) {
        /**
         * @throws IllegalArgumentException when it is empty or starts below 1
         */
        public Range {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("wanted 1 <= first <= last, got " + first + ".." + last);
            }
        }

        int count() {
            return last - first + 1;
        }

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + ".." + last;
        }
    }

    public static final int HALF_THE_WINDOW = -1;

    /** The windows of the grid with their strides, dilations and paddings; an input of 0 cells stands for any. */
    List<Geometry> windowed() {
        List<Geometry> windowed = new ArrayList<>();
        for (int window = windows.first(); window <= windows.last(); window++) {
            for (int stride = strides.first(); stride <= strides.last(); stride++) {
                for (int dilation = dilations.first(); dilation <= dilations.last(); dilation++) {
                    for (int cells = 0; cells <= mostPadding(window); cells++) {
                        windowed.add(new Geometry(0, window, stride, dilation, cells, cells));
                    }
                }
            }
        }
        return windowed;
    }

    /** The largest padding for a window. */
    public int mostPadding(int window) {
        return padding == HALF_THE_WINDOW ? window / 2 : padding;
    }

    /** How many geometries there are. */
    public long count() {
        long paddings = 0;
        for (int window = windows.first(); window <= windows.last(); window++) {
            paddings += mostPadding(window) + 1;
        }
        return inputs.count() * paddings * strides.count() * dilations.count();
    }

    @Override
    public String toString() {
        return "I=" + inputs + " F=" + windows + " S=" + strides + " D=" + dilations + " P<="
                + (padding == HALF_THE_WINDOW ? "F/2" : Integer.toString(padding));
    }
}
