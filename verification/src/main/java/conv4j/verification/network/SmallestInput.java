package conv4j.verification.network;

import conv4j.BackendChoice;
import conv4j.Network;
import conv4j.graph.Graph;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import conv4j.verification.twin.StructureTwin;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The smallest picture that a network takes, found by giving it smaller ones. Every size is tried on the structure twin,
 * which costs little; what the twin takes is tried on the network itself, the smallest first.
 *
 * @param axes {@code height = width}, {@code height} or {@code width}
 * @param size the smallest that the network took; empty when the time was up before one was found
 * @param refusal of the network at one cell less; empty when there is no smaller picture
 * @param refused sizes from there up to a little above the traced one that the twin does not take: where there are any,
 *     a larger picture is not always a legal one
 * @param largest the largest that was tried on the twin
 * @param tried sizes that were executed
 */
public record SmallestInput(
        String axes, Optional<Integer> size, Optional<String> refusal, BitSet refused, int largest, int tried) {
    /** Networks that neither twin nor first passes decide quickly are left after this long. */
    private static final long MOST_NANOSECONDS = 20_000_000_000L;

    /**
     * @param traced the size that the network has run with
     * @param largest to try on the twin
     * @param twinPicture the twin's picture of a size
     * @param inputs of the network for a size
     */
    static SmallestInput find(
            String axes,
            int traced,
            int largest,
            Graph graph,
            StructureTwin twin,
            IntFunction<Shape> twinPicture,
            IntFunction<List<Shape>> inputs) {
        Graph thin = twin.graph(layer -> true);
        BitSet taken = new BitSet();
        IntStream.rangeClosed(1, largest)
                .filter(size -> refusal(thin, List.of(twinPicture.apply(size))).isEmpty())
                .forEach(taken::set);
        long end = System.nanoTime() + MOST_NANOSECONDS;
        int tried = largest;
        for (int size = taken.nextSetBit(1);
                size > 0 && size <= traced && System.nanoTime() < end;
                size = taken.nextSetBit(size + 1)) {
            tried++;
            if (refusal(graph, inputs.apply(size)).isEmpty()) {
                BitSet refused = new BitSet();
                refused.set(size, largest + 1);
                refused.andNot(taken);
                Optional<String> below = size == 1 ? Optional.empty() : refusal(graph, inputs.apply(size - 1));
                return new SmallestInput(axes, Optional.of(size), below, refused, largest, tried + (size == 1 ? 0 : 1));
            }
        }
        return new SmallestInput(axes, Optional.empty(), Optional.empty(), new BitSet(), largest, tried);
    }

    /** Why a network does not take inputs of these shapes; empty when it does. */
    private static Optional<String> refusal(Graph graph, List<Shape> shapes) {
        try (Network network = Network.of(graph, BackendChoice.REFERENCE)) {
            network.forward(shapes.stream().map(Tensor::zeros).toList());
            return Optional.empty();
        } catch (ShapeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
