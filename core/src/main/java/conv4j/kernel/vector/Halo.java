package conv4j.kernel.vector;

import conv4j.op.Walk;

/**
 * Cells of zeros around each plane of a feature map, so that a window which hangs over the edge reads its padding as if
 * it were input.
 */
record Halo(int top, int bottom, int left, int right) {
    static final Halo NONE = new Halo(0, 0, 0, 0);

    /** The cells outside the input that windows meet on these walks. */
    static Halo around(Walk rows, Walk columns) {
        return new Halo(before(rows), after(rows), before(columns), after(columns));
    }

    private static int before(Walk walk) {
        return Math.max(0, -walk.start(0));
    }

    private static int after(Walk walk) {
        int lastTap = walk.axis().size() - 1;
        return Math.max(0, walk.cell(walk.places() - 1, lastTap) - (walk.length() - 1));
    }

    boolean covers(Halo other) {
        return union(other).equals(this);
    }

    /** The least halo that covers both. */
    Halo union(Halo other) {
        return new Halo(
                Math.max(top, other.top),
                Math.max(bottom, other.bottom),
                Math.max(left, other.left),
                Math.max(right, other.right));
    }
}
