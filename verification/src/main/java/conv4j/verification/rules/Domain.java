package conv4j.verification.rules;

import conv4j.verification.Geometry;
import java.util.function.Predicate;

/**
 * The geometries that a rule speaks of.
 *
 * @param text in the letters of the formulas; empty for all geometries
 */
public record Domain(String text, Predicate<Geometry> holds) {
    static final Domain ANY = new Domain("", g -> true);
    static final Domain ALIKE = new Domain("P alike on both sides", g -> g.before() == g.after());
    static final Domain UNPADDED = new Domain("P = 0", g -> g.before() == 0 && g.after() == 0);
    static final Domain DENSE = new Domain("D = 1", g -> g.dilation() == 1);
    /**
     * Beyond it, whole windows lie on the padding after: with ceil_mode the notes of PyTorch and ONNX ignore all of
     * them and their formulas take back one. PyTorch, Caffe and ONNX Runtime refuse such a geometry.
     */
    static final Domain AFTER_WITHIN_WINDOW = new Domain("Pa < F'", g -> g.after() < Sizes.reach(g));

    static final Domain UNIT_STRIDE = new Domain("S = 1", g -> g.stride() == 1);

    /** Java and C divide toward zero, which is {@code floor} only from zero on. */
    static final Domain FITS = new Domain("F' <= I + Pb + Pa", g -> Sizes.room(g) >= 0);

    static final Domain NO_OUTPUT_PADDING = new Domain("a = 0", g -> g.outputPadding() == 0);

    Domain and(Domain other) {
        return new Domain(text + (text.isEmpty() ? "" : ", ") + other.text, holds.and(other.holds));
    }
}
