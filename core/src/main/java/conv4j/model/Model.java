package conv4j.model;

import conv4j.graph.Graph;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as a file describes it.
 *
 * @param inputs what the caller gives, in the order of the graph's inputs
 * @param outputs what the caller gets, in the order of the graph's outputs
 * @param properties what the file says of itself, for reports ({@code format}, {@code producer}, {@code opset}); in the
 *     order in which to print them
 */
public record Model(Graph graph, List<ModelValue> inputs, List<ModelValue> outputs, Map<String, String> properties) {
    public Model {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
