package conv4j.verification.cli;

import conv4j.verification.network.Field;
import conv4j.verification.network.LayerStudy;
import conv4j.verification.network.NetworkStudy;
import conv4j.verification.network.SmallestInput;
import conv4j.verification.network.Ticks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A study of a network as a table, its sums in every convention, and what disagrees. */
final class NetworkText {
    private static final List<String> HEADER = List.of(
            "layer",
            "op",
            "executed",
            "predicted",
            "params",
            "formula",
            "mult-adds",
            "formula ",
            "on input",
            "formula  ",
            "field",
            "formula   ",
            "jump",
            "start",
            "gaps",
            "cut");

    private static final String LEGEND = """
            executed   shape of the tensor that the layer produced
            predicted  by the rules of %s, each fed by the prediction before it
            =          the closed form says the same as was executed; !NUMBER what it says instead; blank: it says nothing
            params     numbers that the weights hold; formula (Fh * Fw * C/groups + 1) * D, the 1 for a bias
            mult-adds  ticks of a kernel with a counter in its innermost loop, computing the same to the last bit: padding
                       counted, bias not; formula oh * ow * D * C/groups * Fh * Fw
            on input   the same without multiplications that meet padding
            field      receptive field: cells of the picture from the first to the last that a cell of the layer reads,
                       measured on the structure twin (one channel, weights 1, activations and normalizations left out,
                       branches meeting in a maximum) by lighting one row at a time; rows x columns where they differ;
                       all: the whole picture however large; formula r += (F' - 1) * j, of branches the hull
            jump       cells of the picture from one cell's field to the next one's
            start      where the first cell's field starts; negative in the padding
            gaps       cells between the field's first and last that are not read
            cut        rows of the layer whose field is cut by the border of this picture
            """;

    private final String model;
    private final NetworkStudy study;

    NetworkText(String model, NetworkStudy study) {
        this.model = model;
        this.study = study;
    }

    String text() {
        TextTable table = new TextTable(Set.of("layer", "op", "executed", "predicted"), HEADER);
        study.layers().forEach(layer -> table.add(row(layer)));
        String inputs = study.inputs().stream().map(Object::toString).collect(Collectors.joining(", "));
        String head = String.format(
                "%s on %s, %d layers, on the reference kernels%n%n",
                model, inputs, study.layers().size());
        String text = head + table.text() + "\n" + sums() + smallest() + chains() + verdict() + "\n"
                + LEGEND.formatted(study.rulebook()).indent(2);
        return text.replace("\n", System.lineSeparator());
    }

    private static List<String> row(LayerStudy layer) {
        LayerStudy.AxisStudy rows = layer.rows();
        return List.of(
                layer.name(),
                layer.op(),
                layer.executed().toString(),
                layer.predicted()
                        .map(shape -> shape.equals(layer.executed()) ? "=" : "!" + shape)
                        .orElse("!none"),
                layer.parameters() == 0 ? "" : number(layer.parameters()),
                layer.parameters() == 0 || layer.parametersByFormula().isEmpty()
                        ? ""
                        : beside(layer.parameters(), layer.parametersByFormula().getAsLong()),
                ticks(layer, Ticks::withPadding),
                ticksBeside(layer, Ticks::withPadding),
                ticks(layer, Ticks::onInput),
                ticksBeside(layer, Ticks::onInput),
                both(layer, study -> study.measured().toString()),
                rows.form().isEmpty() || !(rows.measured() instanceof Field.Measured)
                        ? ""
                        : rows.differs() || layer.columns().differs()
                                ? "!"
                                        + both(
                                                layer,
                                                axis -> axis.form()
                                                        .map(form -> Long.toString(form.size()))
                                                        .orElse(""))
                                : "=",
                measured(layer, field -> jump(field.jump())),
                measured(layer, field -> Long.toString(field.start())),
                measured(layer, field -> field.gaps() == 0 ? "" : Integer.toString(field.gaps())),
                measured(layer, field -> field.cut() == 0 ? "" : Integer.toString(field.cut())));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String beside(long executed, long predicted) {
        return executed == predicted ? "=" : "!" + number(predicted);
    }

    private static String ticks(LayerStudy layer, ToLongFunction<Ticks> convention) {
        return layer.counted()
                .map(ticks -> number(convention.applyAsLong(ticks)))
                .orElse("");
    }

    private static String ticksBeside(LayerStudy layer, ToLongFunction<Ticks> convention) {
        return layer.counted()
                .flatMap(ticks -> layer.byFormula()
                        .map(form -> beside(convention.applyAsLong(ticks), convention.applyAsLong(form))))
                .orElse("");
    }

    private static String both(LayerStudy layer, Function<LayerStudy.AxisStudy, String> text) {
        String rows = text.apply(layer.rows());
        String columns = text.apply(layer.columns());
        return rows.equals(columns) ? rows : rows + "x" + columns;
    }

    private static String measured(LayerStudy layer, Function<Field.Measured, String> text) {
        return both(layer, axis -> axis.measured() instanceof Field.Measured field ? text.apply(field) : "");
    }

    private static String jump(double jump) {
        return jump == Math.rint(jump) ? Long.toString((long) jump) : String.format(Locale.ROOT, "%.3g", jump);
    }

    private String sums() {
        Ticks all = study.counted();
        long padded = all.withPadding();
        TextTable table = new TextTable(Set.of("Sums", "convention"), List.of("Sums", "", "convention"));
        table.add(
                List.of("parameters", number(study.sum(LayerStudy::parameters)), "moving means and variances counted"));
        table.add(List.of("multiply-adds", number(padded), "padding counted, bias not: as papers count"));
        table.add(List.of("", number(all.onInput()), "without those that meet padding: as oneDNN counts"));
        table.add(List.of("", number(padded + all.bias()), "padding counted, and one for each bias added"));
        table.add(List.of("FLOPs, 2 each", number(2 * padded), "padding counted, bias not: as DeepBench counts"));
        table.add(List.of("", number(2 * all.onInput()), "without those that meet padding"));
        table.add(List.of("", number(2 * padded + all.bias()), "padding counted, and one for each bias added"));
        return table.text() + "  Some tools print the first line of multiply-adds and call it FLOPs."
                + " Only sums of products are counted.\n";
    }

    private String smallest() {
        return study.smallest().stream()
                .map(NetworkText::smallest)
                .collect(Collectors.joining("", study.smallest().isEmpty() ? "" : "\n", ""));
    }

    private static String smallest(SmallestInput found) {
        String head = "  Smallest picture: " + found.axes() + " = ";
        if (found.size().isEmpty()) {
            return head + "not found among " + found.tried() + " sizes in the time that a search may take\n";
        }
        int size = found.size().get();
        String below = found.refusal()
                .map(refusal -> "; at " + (size - 1) + " " + refusal)
                .orElse("");
        String monotone = found.refused().isEmpty()
                ? "each larger one up to " + found.largest() + " is legal, too"
                : "not every larger one is legal: refused are " + ranges(found);
        return String.format("%s%d%s%n    %s (%d sizes executed)%n", head, size, below, monotone, found.tried());
    }

    private static String ranges(SmallestInput found) {
        StringBuilder text = new StringBuilder();
        for (int from = found.refused().nextSetBit(0); from >= 0; ) {
            int to = found.refused().nextClearBit(from) - 1;
            text.append(text.isEmpty() ? "" : ", ").append(from).append(from == to ? "" : ".." + to);
            from = found.refused().nextSetBit(to + 1);
        }
        return text.toString();
    }

    private String chains() {
        String article =
                study.article().map(broken -> "break at " + broken).orElse("hold from the picture to the last layer");
        String unfollowed = study.unfollowed().isEmpty()
                ? ""
                : "  Not followed by the structure twin, so without a field: "
                        + Optional.of(study.unfollowed())
                                .map(names -> String.join(", ", names))
                                .orElse("")
                        + "\n";
        return "\n  The article's formulas, chained, " + article + "\n" + unfollowed;
    }

    private String verdict() {
        String differing = study.layers().stream()
                .flatMap(
                        layer -> layer.disagreements().stream().map(text -> "    " + layer.name() + ": " + text + "\n"))
                .collect(Collectors.joining());
        return differing.isEmpty()
                ? "  All predictions agree with what was executed.\n"
                : "  Predictions that DISAGREE with what was executed:\n" + differing;
    }
}
