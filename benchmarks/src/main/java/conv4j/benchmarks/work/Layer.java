package conv4j.benchmarks.work;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.model.Model;
import conv4j.model.ModelValue;
import conv4j.model.ModelValue.Fixed;
import conv4j.op.Conv2d;
import conv4j.op.Op;
import conv4j.op.Relu;
import conv4j.verification.Fill;
import conv4j.verification.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One problem: a pool, or a convolution with its bias and the ReLU behind it, as networks have them.
 *
 * @param count how often its network has it
 */
public record Layer(String name, int count, Problem problem) implements Work {
    private static final long SEED = 20261120;
    private static final String INPUT = "input";

    @Override
    public Trial trial(Fill fill) {
        Op op = problem.op(fill, SEED);
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node("layer", op, List.of(INPUT)));
        if (op instanceof Conv2d) {
            nodes.add(new Node("relu", new Relu(), List.of("layer")));
        }
        String output = nodes.get(nodes.size() - 1).name();
        List<ModelValue.Extent> extents = Arrays.stream(problem.inputShape().toArray())
                .<ModelValue.Extent>mapToObj(Fixed::new)
                .toList();
        Model model = new Model(
                new Graph(List.of(INPUT), nodes, List.of(output)),
                List.of(new ModelValue(INPUT, "float32", extents)),
                List.of(new ModelValue(output, "float32", List.of())),
                Map.of());
        return new Trial(name, model, problem.input(fill, SEED));
    }

    /** Read off a walk over the input. */
    @Override
    public long multiplyAdds() {
        if (problem.kind().isPool()) {
            return 0;
        }
        long places = (long) problem.window().height().walk(problem.height()).places()
                * problem.window().width().walk(problem.width()).places();
        long terms = (long) problem.channels()
                / problem.groups()
                * problem.window().height().size()
                * problem.window().width().size();
        return problem.batch() * (long) problem.outputChannels() * places * terms;
    }
}
