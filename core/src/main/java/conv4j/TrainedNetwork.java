package conv4j;

import conv4j.model.Model;
import java.util.List;

/**
 * A network with what its classes are called.
 *
 * @param labels one for each class, in order; empty when nothing says what they are called
 */
public record TrainedNetwork(Model model, List<String> labels) {
    public TrainedNetwork {
        labels = List.copyOf(labels);
    }
}
