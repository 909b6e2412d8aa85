package conv4j.kernel.element;

import conv4j.op.Binary;

/** A function of two numbers. */
@FunctionalInterface
public interface PairFunction {
    float of(float a, float b);

    /** The function that an op names. */
    static PairFunction of(Binary.Function function) {
        return switch (function) {
            case ADD -> Float::sum;
            case SUBTRACT -> (a, b) -> a - b;
            case MULTIPLY -> (a, b) -> a * b;
            case DIVIDE -> (a, b) -> a / b;
            case POWER -> PairFunction::power;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            case MODULO -> PairFunction::modulo;
            case FMOD -> (a, b) -> a % b;
            case EQUAL -> (a, b) -> a == b ? 1 : 0;
            case LESS -> (a, b) -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
            case GREATER -> (a, b) -> a > b ? 1 : 0;
            case GREATER_OR_EQUAL -> (a, b) -> a >= b ? 1 : 0;
            case AND -> (a, b) -> a != 0 && b != 0 ? 1 : 0;
            case OR -> (a, b) -> a != 0 || b != 0 ? 1 : 0;
            case XOR -> (a, b) -> (a != 0) != (b != 0) ? 1 : 0;
            case PRELU -> (a, b) -> a >= 0 ? a : b * a;
        };
    }

    /** As C and NumPy have it: 1 to any power is 1, and -1 to an infinite one. Java's answer to these is NaN. */
    private static float power(float a, float b) {
        return a == 1 || a == -1 && Float.isInfinite(b) ? 1 : (float) Math.pow(a, b);
    }

    /** Java's remainder has the sign of a and is exact, where a / b would round. */
    private static float modulo(float a, float b) {
        float left = a % b;
        return left != 0 && left < 0 != b < 0 ? left + b : left;
    }
}
