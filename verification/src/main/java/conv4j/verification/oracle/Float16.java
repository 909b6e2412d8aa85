package conv4j.verification.oracle;

/**
 * The numbers of IEEE 754 binary16, as a list: the i-th one from 0 on has the bits i, five of exponent and ten of
 * fraction. Rounding is looking for the nearest.
 */
final class Float16 {
    /** Where the list ends: infinity, which rounding takes for 65536, the number that would come next. */
    private static final int INFINITY = 31 << 10;

    private Float16() {}

    /** The nearest number of the list; of two equally near ones that with the even bits. */
    static double nearest(double x) {
        double size = Math.abs(x);
        if (Double.isNaN(x) || size >= number(INFINITY)) {
            return Double.isNaN(x) ? x : Math.copySign(Double.POSITIVE_INFINITY, x);
        }
        int below = 0;
        for (int step = 1 << 14; step > 0; step /= 2) {
            if (below + step < INFINITY && number(below + step) <= size) {
                below += step;
            }
        }
        double down = size - number(below);
        double up = number(below + 1) - size;
        int nearest = down < up || down == up && below % 2 == 0 ? below : below + 1;
        return Math.copySign(nearest == INFINITY ? Double.POSITIVE_INFINITY : number(nearest), x);
    }

    private static double number(int bits) {
        int exponent = bits >> 10;
        double fraction = bits & 1023;
        return exponent == 0 ? Math.scalb(fraction, -24) : Math.scalb(1024 + fraction, exponent - 25);
    }
}
