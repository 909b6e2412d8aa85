package conv4j.verification.cli;

import conv4j.verification.network.Field;
import conv4j.verification.network.FieldForm;
import conv4j.verification.network.LayerStudy;
import conv4j.verification.network.NetworkStudy;
import conv4j.verification.network.Ticks;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A record for each layer, under a header. */
final class NetworkCsv {
    private static final List<String> HEADER =
            List.of("layer,op,executed,predicted,rule,parameters,parameters_formula".split(","));
    private static final List<String> TICKS = List.of("on_input", "on_padding", "bias");
    private static final List<String> FIELD = List.of(
            "field", "field_formula", "jump", "jump_formula", "start", "start_formula", "gaps", "cut_by_border");

    private NetworkCsv() {}

    static void write(PrintWriter out, NetworkStudy study) {
        List<String> header = new ArrayList<>(HEADER);
        TICKS.forEach(name -> header.add("multiply_adds_" + name));
        TICKS.forEach(name -> header.add("multiply_adds_" + name + "_formula"));
        FIELD.forEach(name -> header.add("rows_" + name));
        FIELD.forEach(name -> header.add("columns_" + name));
        header.add("disagreements");
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(header);
        study.layers().forEach(layer -> csv.writeRecord(record(layer)));
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> record(LayerStudy layer) {
        List<String> cells = new ArrayList<>(List.of(
                layer.name(),
                layer.op(),
                layer.executed().toString(),
                layer.predicted().map(Object::toString).orElse(""),
                layer.rule(),
                Long.toString(layer.parameters()),
                layer.parametersByFormula().isPresent()
                        ? Long.toString(layer.parametersByFormula().getAsLong())
                        : ""));
        cells.addAll(ticks(layer.counted()));
        cells.addAll(ticks(layer.byFormula()));
        cells.addAll(field(layer.rows()));
        cells.addAll(field(layer.columns()));
        cells.add(String.join("; ", layer.disagreements()));
        return cells;
    }

    private static List<String> ticks(Optional<Ticks> ticks) {
        return ticks.map(one -> List.of(
                        Long.toString(one.onInput()), Long.toString(one.onPadding()), Long.toString(one.bias())))
                .orElse(List.of("", "", ""));
    }

    private static List<String> field(LayerStudy.AxisStudy axis) {
        Optional<Field.Measured> measured =
                axis.measured() instanceof Field.Measured field ? Optional.of(field) : Optional.empty();
        return List.of(
                axis.measured().toString(),
                form(axis, FieldForm::size),
                measured.map(field -> Double.toString(field.jump())).orElse(""),
                form(axis, FieldForm::jump),
                measured.map(field -> Long.toString(field.start())).orElse(""),
                form(axis, FieldForm::start),
                measured.map(field -> Integer.toString(field.gaps())).orElse(""),
                measured.map(field -> Integer.toString(field.cut())).orElse(""));
    }

    private static String form(LayerStudy.AxisStudy axis, Function<FieldForm, Long> number) {
        return axis.form().map(number).map(Object::toString).orElse("");
    }
}
