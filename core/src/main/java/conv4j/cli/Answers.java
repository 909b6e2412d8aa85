package conv4j.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import conv4j.model.Model;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What a model made of its input, for people or as lines of JSON.
 *
 * @param labels names of the classes
 * @param top how many classes to name
 */
record Answers(Model model, List<String> labels, int top, PrintWriter out, boolean json) {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** What one picture came to, as a line of JSON. */
    private record Answer(String image, List<Ranking.Place> top, List<int[]> outputShapes, double milliseconds) {}

    Answers {
        labels = List.copyOf(labels);
    }

    void ofArrays(List<Tensor> outputs, double milliseconds) {
        if (json) {
            out.println(GSON.toJson(new Answer("", List.of(), shapes(outputs), milliseconds)));
        } else {
            printShapes("", outputs);
        }
    }

    /**
     * @param row which picture of the batch
     */
    void ofPicture(String image, int row, List<Tensor> outputs, double milliseconds) {
        boolean classes = outputs.size() == 1 && holdsClasses(outputs.get(0).shape());
        Ranking ranking = classes ? Ranking.of(outputs.get(0), row, labels, top) : new Ranking(List.of(), true);
        if (json) {
            out.println(GSON.toJson(new Answer(image, ranking.places(), shapes(outputs), milliseconds)));
            return;
        }
        out.println(image
                + String.format(Locale.ROOT, "  %.1f ms", milliseconds)
                + (ranking.shares() ? "" : "  (softmax of the output)"));
        for (Ranking.Place place : ranking.places()) {
            out.printf(Locale.ROOT, "  %6.2f %%  %s%n", 100 * place.share(), place.label());
        }
        if (!classes) {
            printShapes("  ", outputs);
        }
    }

    private void printShapes(String indent, List<Tensor> outputs) {
        for (int i = 0; i < outputs.size(); i++) {
            out.println(indent + model.outputs().get(i).name() + " "
                    + outputs.get(i).shape());
        }
    }

    /** {@code N x classes}, whatever axes of one element stand behind. */
    private static boolean holdsClasses(Shape shape) {
        return shape.rank() >= 2 && shape.extent(1) > 1 && shape.elements() == (long) shape.extent(0) * shape.extent(1);
    }

    private static List<int[]> shapes(List<Tensor> outputs) {
        return outputs.stream().map(output -> output.shape().toArray()).toList();
    }
}
