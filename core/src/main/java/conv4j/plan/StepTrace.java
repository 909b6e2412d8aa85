package conv4j.plan;

import conv4j.graph.Node;
import java.util.List;

/**
 * What was done in one go in a forward pass.
 *
 * @param nodes that were computed, one after the other in the graph
 * @param kernel that ran
 * @param passedOver who was asked before and refused, or expected to take longer
 * @param nanoseconds that it took, copies of its inputs included
 */
public record StepTrace(List<Node> nodes, String kernel, List<PassedOver> passedOver, long nanoseconds) {
    public StepTrace {
        nodes = List.copyOf(nodes);
        passedOver = List.copyOf(passedOver);
    }
}
