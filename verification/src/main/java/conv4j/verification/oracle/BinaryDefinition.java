package conv4j.verification.oracle;

import static conv4j.op.Binary.Function.*;

import conv4j.op.Binary;
import conv4j.op.Binary.Function;
import conv4j.tensor.Tensor;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;

/** Each function of a pair, broadcast. */
final class BinaryDefinition implements Definition<Binary> {

    @FunctionalInterface
    private interface Formula {
        Rounded of(double a, double b);
    }

    @FunctionalInterface
    private interface Relation {
        boolean holds(double a, double b);
    }

    private static final Map<Function, Formula> FORMULAS = new EnumMap<>(Function.class);

    static {
        once(ADD, (a, b) -> a + b);
        once(SUBTRACT, (a, b) -> a - b);
        once(MULTIPLY, (a, b) -> a * b);
        once(PRELU, (a, b) -> a >= 0 ? a : b * a);
        FORMULAS.put(DIVIDE, (a, b) -> Rounded.exact(a / b).andThen(2));
        FORMULAS.put(POWER, (a, b) -> Rounded.exact(power(a, b)).andThen(Rounded.FUNCTION));
        exact(MAXIMUM, (a, b) -> Double.isNaN(a) || a > b ? a : b);
        exact(MINIMUM, (a, b) -> Double.isNaN(a) || a < b ? a : b);
        exact(FMOD, BinaryDefinition::remainder);
        once(MODULO, BinaryDefinition::modulo);
        truth(EQUAL, (a, b) -> a == b);
        truth(LESS, (a, b) -> a < b);
        truth(LESS_OR_EQUAL, (a, b) -> a <= b);
        truth(GREATER, (a, b) -> a > b);
        truth(GREATER_OR_EQUAL, (a, b) -> a >= b);
        truth(AND, (a, b) -> a != 0 && b != 0);
        truth(OR, (a, b) -> a != 0 || b != 0);
        truth(XOR, (a, b) -> a != 0 ^ b != 0);
    }

    @Override
    public Expected expect(Binary op, List<Tensor> inputs) {
        Formula formula = Objects.requireNonNull(FORMULAS.get(op.function()), op::name);
        return Expected.of(
                Broadcasting.of(inputs),
                at -> formula.of(Broadcasting.get(inputs.get(0), at), Broadcasting.get(inputs.get(1), at)));
    }

    private static void exact(Function function, DoubleBinaryOperator formula) {
        FORMULAS.put(function, (a, b) -> Rounded.exact(formula.applyAsDouble(a, b)));
    }

    private static void once(Function function, DoubleBinaryOperator formula) {
        FORMULAS.put(function, (a, b) -> {
            double value = formula.applyAsDouble(a, b);
            return Rounded.sum(value, Math.abs(value), 1);
        });
    }

    private static void truth(Function function, Relation relation) {
        exact(function, (a, b) -> relation.holds(a, b) ? 1 : 0);
    }

    /** C's pow and NumPy's power: where Java's knows no answer, theirs is 1 for 1 to any power and -1 to an infinite one. */
    private static double power(double a, double b) {
        return a == 1 || a == -1 && Double.isInfinite(b) ? 1 : Math.pow(a, b);
    }

    /** C's fmod: the division of the decimal numbers that the operands are. */
    private static double remainder(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a) || b == 0) {
            return Double.NaN;
        }
        return Double.isInfinite(b)
                ? a
                : new BigDecimal(a).remainder(new BigDecimal(b)).doubleValue();
    }

    /** As NumPy's mod: what is left is brought to the sign of b, an infinite one included. */
    private static double modulo(double a, double b) {
        double left = remainder(a, b);
        return left < 0 && b > 0 || left > 0 && b < 0 ? left + b : left;
    }
}
