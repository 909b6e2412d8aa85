package conv4j.cli;

import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.tensor.Npy;
import conv4j.tensor.NpyType;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model's inputs and outputs as files, in the model's own order of axes and its own element types. */
final class ModelArrays {
    private ModelArrays() {}

    /**
     * One tensor for each input of the model, in the graph's order of axes.
     *
     * @param files {@code [NAME=]FILE.npy}; those without a name go to the inputs in order
     */
    static List<Tensor> read(Model model, List<String> files) throws IOException {
        Map<String, Path> named = new HashMap<>();
        List<String> names = model.inputs().stream().map(ModelValue::name).toList();
        int next = 0;
        for (String file : files) {
            int sign = file.indexOf('=');
            String name = sign < 0 ? (next < names.size() ? names.get(next++) : "") : file.substring(0, sign);
            if (!names.contains(name) || named.put(name, Path.of(file.substring(sign + 1))) != null) {
                throw new IllegalArgumentException(
                        "--input " + file + ": wanted one file for each of the inputs " + names + ", got another");
            }
        }
        List<Tensor> tensors = new ArrayList<>();
        for (ModelValue input : model.inputs()) {
            Path file = named.get(input.name());
            if (file == null) {
                throw new IllegalArgumentException("--input: wanted a file for each of the inputs " + names
                        + ", got none for '" + input.name() + "'");
            }
            Tensor tensor = Npy.read(file);
            tensors.add(input.channelsLast() ? moved(tensor, 1) : tensor);
            requireDeclared(input, file, tensor, tensors.get(tensors.size() - 1).shape());
        }
        return tensors;
    }

    private static void requireDeclared(ModelValue input, Path file, Tensor read, Shape shape) {
        boolean fits = input.shape().isEmpty() || input.shape().size() == shape.rank();
        for (int axis = 0; fits && axis < input.shape().size(); axis++) {
            fits = !(input.shape().get(axis) instanceof ModelValue.Fixed fixed) || fixed.size() == shape.extent(axis);
        }
        if (!fits) {
            List<ModelValue.Extent> wanted = new ArrayList<>(input.shape());
            if (input.channelsLast()) {
                wanted.add(wanted.remove(1));
            }
            throw new ShapeException(
                    file + ": wanted " + wanted + " for the input '" + input.name() + "', got " + read.shape());
        }
    }

    /** Writes an output as the model has it. */
    static void write(ModelValue output, Tensor tensor, Path file) throws IOException {
        Tensor ordered = output.channelsLast() && tensor.shape().rank() > 2 ? moved(tensor, -1) : tensor;
        Npy.write(file, ordered, NpyType.named(output.type()).orElse(NpyType.FLOAT32));
    }

    /**
     * Brings the channels from the last axis to axis 1, or back.
     *
     * @param to 1 or -1, the axis where they are wanted
     */
    private static Tensor moved(Tensor tensor, int to) {
        Shape shape = tensor.shape();
        if (shape.rank() < 3) {
            return tensor;
        }
        int[] extents = shape.toArray();
        int batch = extents[0];
        int channels = extents[to == 1 ? extents.length - 1 : 1];
        int cells = tensor.values().length / Math.max(1, batch * channels);
        Tensor result = Tensor.zeros(Shape.of(rotated(extents, to)));
        float[] x = tensor.values();
        float[] y = result.values();
        for (int n = 0; n < batch; n++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int cell = 0; cell < cells; cell++) {
                    int first = (n * channels + channel) * cells + cell;
                    int last = (n * cells + cell) * channels + channel;
                    y[to == 1 ? first : last] = x[to == 1 ? last : first];
                }
            }
        }
        return result;
    }

    private static int[] rotated(int[] extents, int to) {
        List<Integer> axes = new ArrayList<>();
        for (int extent : extents) {
            axes.add(extent);
        }
        if (to == 1) {
            axes.add(1, axes.remove(axes.size() - 1));
        } else {
            axes.add(axes.remove(1));
        }
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }
}
