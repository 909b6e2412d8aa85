package conv4j.cli;

import conv4j.Execution;
import conv4j.Network;
import conv4j.image.Preprocessing;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.plan.LayerTrace;
import conv4j.plan.Trace;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A run with a model file: pictures in, classes or pictures out; or arrays in, arrays out.
 *
 * @param answers who tells what came out
 * @param pictures who writes it, where it is pictures
 * @param features who writes what the layers made
 */
record ModelRun(
        Model model,
        ModelOptions options,
        Answers answers,
        OutputPictureOptions pictures,
        FeatureOptions features,
        Execution execution) {

    /** Runs on the arrays that the options name. */
    List<Tensor> onArrays() throws IOException {
        if (features.areAsked()) {
            throw new IllegalArgumentException("--features: wanted pictures to run on, got arrays");
        }
        List<Tensor> inputs = ModelArrays.read(model, options.inputs());
        int batch =
                inputs.get(0).shape().rank() == 0 ? 1 : inputs.get(0).shape().extent(0);
        pictures.check(model, batch);
        try (Network network = Network.of(model.graph(), execution)) {
            long start = System.nanoTime();
            List<Tensor> outputs = network.forward(inputs);
            answers.ofArrays(outputs, (System.nanoTime() - start) / 1e6);
            List<String> stems =
                    IntStream.range(0, batch).mapToObj(n -> "output-" + (n + 1)).toList();
            pictures.write(model, outputs, options.outputChannels(), stems);
            return outputs;
        }
    }

    /**
     * Runs on pictures, a batch at a time, and tells of each what came out.
     *
     * @param err where it is shown how far it is
     * @return the last batch's outputs
     */
    List<Tensor> onPictures(List<Path> files, ModelPictures input, PrintWriter err) throws IOException {
        pictures.check(model, files.size());
        features.check(model.graph());
        ProgressBar bar = ProgressBar.of(err, answers.out(), files.size(), answers.json());
        List<Tensor> outputs = List.of();
        try (Network network = Network.of(model.graph(), execution)) {
            for (int first = 0; first < files.size(); first += options.batch()) {
                bar.advance(first);
                List<Path> batch = files.subList(first, Math.min(files.size(), first + options.batch()));
                Tensor tensor = input.tensor(batch);
                long start = System.nanoTime();
                Trace trace = features.areAsked() ? network.trace(tensor) : new Trace(List.of(tensor), List.of());
                outputs = features.areAsked() ? outputs(trace) : network.forward(List.of(tensor));
                double milliseconds = (System.nanoTime() - start) / 1e6;
                features.write(batch.get(0), trace);
                bar.erase();
                for (int row = 0; row < batch.size(); row++) {
                    answers.ofPicture(batch.get(row).toString(), row, outputs, milliseconds / batch.size());
                }
                answers.out().flush();
                Preprocessing.Channels channels = input.preprocessing().channels();
                pictures.write(
                        model,
                        outputs,
                        channels,
                        batch.stream().map(OutputFolder::stem).toList());
            }
            bar.advance(files.size());
        }
        return outputs;
    }

    private List<Tensor> outputs(Trace trace) {
        Map<String, Tensor> values = new HashMap<>(model.graph().constants());
        values.put(model.graph().inputs().get(0), trace.inputs().get(0));
        for (LayerTrace layer : trace.layers()) {
            values.put(layer.node().name(), layer.output());
        }
        return model.graph().outputs().stream().map(values::get).toList();
    }

    /** The input that pictures go to. */
    ModelValue onlyInput() {
        if (model.inputs().size() != 1) {
            throw new IllegalArgumentException("wanted a model with one input to run on pictures, got "
                    + model.inputs().stream().map(ModelValue::name).toList() + "; give arrays with --input");
        }
        return model.inputs().get(0);
    }
}
