package conv4j;

import conv4j.graph.Graph;
import conv4j.plan.Plan;
import conv4j.plan.Trace;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that runs: a graph, and the plans that it has been run with so far.
 *
 * <p>Any number of threads may use one network; passes over inputs of one shape wait for each other.
 */
public final class Network implements AutoCloseable {
    /** Plans own buffers the size of all feature maps, so a network that meets many shapes must let old ones go. */
    private static final int MOST_PLANS = 4;

    private final Graph graph;
    private final BackendChoice backends;
    private final Map<List<Shape>, Plan> plans = new LinkedHashMap<>(8, 0.75f, true);

    private Network(Graph graph, BackendChoice backends) {
        this.graph = graph;
        this.backends = backends;
    }

    /** A network on the backends that give the first answer fastest. */
    public static Network of(Graph graph) {
        return of(graph, BackendChoice.AUTO);
    }

    public static Network of(Graph graph, BackendChoice backends) {
        return new Network(graph, backends);
    }

    public Graph graph() {
        return graph;
    }

    /**
     * Runs a network that has one input and one output.
     *
     * @param input pictures are {@code N x 3 x H x W}, red, green, blue, 0 to 255
     * @return a tensor of the caller's own
     * @throws ShapeException when a layer is not defined for what reaches it; the message names the layer
     */
    public Tensor forward(Tensor input) {
        List<Tensor> outputs = forward(List.of(input));
        if (outputs.size() != 1) {
            throw new ShapeException("network: wanted 1 output to return, got " + graph.outputs());
        }
        return outputs.get(0);
    }

    /**
     * @param inputs one tensor per input of the graph, in its order
     * @return one tensor per output of the graph, in its order
     */
    public synchronized List<Tensor> forward(List<Tensor> inputs) {
        return plan(inputs).run(inputs);
    }

    /** Runs the network and tells what every layer read, produced and took, and which kernel it was. */
    public synchronized Trace trace(Tensor... inputs) {
        return plan(List.of(inputs)).trace(List.of(inputs));
    }

    private Plan plan(List<Tensor> inputs) {
        List<Shape> shapes = inputs.stream().map(Tensor::shape).toList();
        Plan known = plans.get(shapes);
        if (known != null) {
            return known;
        }
        Plan plan = new Plan(graph, backends.backends(), shapes);
        plans.put(shapes, plan);
        if (plans.size() > MOST_PLANS) {
            List<Shape> eldest = plans.keySet().iterator().next();
            Plan old = plans.remove(eldest);
            if (old != null) {
                old.close();
            }
        }
        return plan;
    }

    @Override
    public synchronized void close() {
        plans.values().forEach(Plan::close);
        plans.clear();
    }
}
