package conv4j.tensor;

/** IEEE 754 binary16: 1 sign bit, 5 of exponent with bias 15, 10 of fraction. Java has it from version 20 on. */
public final class Float16 {
    /** The largest finite number. */
    private static final double LARGEST = 65504;

    private Float16() {}

    /** The same number as a float32; exact. */
    public static float toFloat(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude = exponent == 0x1f
                ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
                : Math.scalb((float) (exponent == 0 ? fraction : fraction | 0x400), Math.max(exponent, 1) - 25);
        return bits < 0 ? -magnitude : magnitude;
    }

    /**
     * The nearest float16, as a float32; ties to even: 11 significant bits from 2^-14 on, multiples of 2^-24 below,
     * infinity for what rounds past 65504.
     */
    public static float round(float x) {
        double unit = Math.scalb(1.0, Math.max(Math.getExponent(x), -14) - 10);
        double rounded = Math.rint(x / unit) * unit;
        return (float) (Math.abs(rounded) > LARGEST ? rounded * Double.POSITIVE_INFINITY : rounded);
    }

    /** The bits of the nearest float16, ties to even. */
    public static short toBits(float x) {
        int sign = Float.floatToRawIntBits(x) >>> 31 << 15;
        float magnitude = Math.abs(round(x));
        if (Float.isNaN(magnitude)) {
            return (short) (sign | 0x7e00);
        }
        if (Float.isInfinite(magnitude)) {
            return (short) (sign | 0x7c00);
        }
        int exponent = Math.max(Math.getExponent(magnitude), -14);
        int significand = (int) Math.scalb(magnitude, 10 - exponent);
        // A significand below 1024 is subnormal: its exponent field is 0, and not the 1 that -14 + 15 gives.
        return (short) (sign | (significand < 0x400 ? significand : exponent + 15 << 10 | significand & 0x3ff));
    }
}
