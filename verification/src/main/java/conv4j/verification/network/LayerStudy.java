package conv4j.verification.network;

import conv4j.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One layer: what it did beside what was said that it would do.
 *
 * @param executed shape of the tensor that it produced
 * @param predicted shape at the end of the chain of predictions; empty where the chain is broken
 * @param rule that predicted it, or why nothing was predicted
 * @param parameters numbers that its weights hold
 * @param parametersByFormula empty for an op that no formula speaks of
 * @param counted by the instrumented kernel; empty for an op that is no sum of products
 * @param byFormula the same, predicted for the predicted shapes
 * @param sameOutput whether the instrumented kernel computed what the network did
 */
public record LayerStudy(
        String name,
        String op,
        Shape executed,
        Optional<Shape> predicted,
        String rule,
        long parameters,
        OptionalLong parametersByFormula,
        Optional<Ticks> counted,
        Optional<Ticks> byFormula,
        boolean sameOutput,
        AxisStudy rows,
        AxisStudy columns) {

    /** A receptive field along one axis, measured and by its closed form, where it has one. */
    public record AxisStudy(Field measured, Optional<FieldForm> form) {

        /** Whether the closed form is not what was measured; nothing measured, nothing differs. */
        public boolean differs() {
            return measured instanceof Field.Measured field
                    && form.isPresent()
                    && (field.size() != form.get().size()
                            || field.jump() != form.get().jump()
                            || field.start() != form.get().start());
        }
    }

    /** Where execution is not what was predicted, in words; empty when all agree. */
    public List<String> disagreements() {
        List<String> found = new ArrayList<>();
        if (predicted.isEmpty()) {
            found.add("executed " + executed + ", not predicted: " + rule);
        } else if (!predicted.get().equals(executed)) {
            found.add(
                    "executed " + executed + ", predicted " + predicted.get() + (rule.isEmpty() ? "" : " by " + rule));
        }
        if (parametersByFormula.isPresent() && parametersByFormula.getAsLong() != parameters) {
            found.add("holds " + parameters + " parameters, predicted " + parametersByFormula.getAsLong());
        }
        if (counted.isPresent() && byFormula.isPresent() && !counted.equals(byFormula)) {
            found.add("counted " + counted.get() + ", predicted " + byFormula.get());
        }
        if (!sameOutput) {
            found.add("the instrumented kernel computed other numbers than the network");
        }
        describe("rows", rows).ifPresent(found::add);
        if (!columns.equals(rows)) {
            describe("columns", columns).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> describe(String axis, AxisStudy study) {
        return study.differs() && study.measured() instanceof Field.Measured field
                ? Optional.of(String.format(
                        "%s: measured a field of %d, jump %s, start %d; predicted %s",
                        axis,
                        field.size(),
                        field.jump(),
                        field.start(),
                        study.form().map(FieldForm::toString).orElse("")))
                : Optional.empty();
    }
}
