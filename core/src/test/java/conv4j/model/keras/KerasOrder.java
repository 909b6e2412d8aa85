package conv4j.model.keras;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Runs a Keras model on tensors in Keras' order of axes. */
final class KerasOrder {
    private KerasOrder() {}

    static List<Tensor> run(KerasModel model, List<Tensor> inputs) {
        List<Tensor> given = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            given.add(model.inputs().get(i).channelsLast() ? channelsFirst(inputs.get(i)) : inputs.get(i));
        }
        try (Network network = Network.of(model.model().graph(), BackendChoice.REFERENCE)) {
            List<Tensor> outputs = network.forward(given);
            List<Tensor> ordered = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
                Tensor output = outputs.get(i);
                ordered.add(model.outputs().get(i).channelsLast() ? channelsLast(output) : output);
            }
            return ordered;
        }
    }

    private static Tensor channelsFirst(Tensor image) {
        int rank = image.shape().rank();
        int[] permutation = new int[rank];
        permutation[1] = rank - 1;
        for (int axis = 2; axis < rank; axis++) {
            permutation[axis] = axis - 1;
        }
        return Tensors.transposed(image, permutation);
    }

    private static Tensor channelsLast(Tensor image) {
        int rank = image.shape().rank();
        int[] permutation = new int[rank];
        permutation[rank - 1] = 1;
        for (int axis = 1; axis < rank - 1; axis++) {
            permutation[axis] = axis + 1;
        }
        return Tensors.transposed(image, permutation);
    }

    /** The largest difference, as a share of the largest wanted number. */
    static double difference(Tensor wanted, Tensor got) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < wanted.values().length; i++) {
            float want = wanted.values()[i];
            float have = got.values()[i];
            if (want != have) {
                largest = Math.max(largest, Math.abs(want));
                double apart = Math.abs((double) want - have);
                difference = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(difference, apart);
            }
            largest = Math.max(largest, Math.abs(want));
        }
        return largest == 0 ? difference : difference / largest;
    }
}
