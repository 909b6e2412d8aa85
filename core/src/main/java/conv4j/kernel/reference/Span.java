package conv4j.kernel.reference;

import java.util.function.IntPredicate;

/**
 * Consecutive places of a walk: those at which one tap of the window is on the input, or on the output. They are looked
 * for once, so that an inner loop over them asks nothing.
 *
 * @param first of them
 * @param end the place after the last; first when there are none
 */
record Span(int first, int end) {

    /**
     * @param places how many there are
     * @param inside true for consecutive places, since windows land one after the other
     */
    static Span of(int places, IntPredicate inside) {
        int first = 0;
        while (first < places && !inside.test(first)) {
            first++;
        }
        int end = first;
        while (end < places && inside.test(end)) {
            end++;
        }
        return new Span(first, end);
    }
}
