package conv4j.verification.oracle;

import conv4j.op.Einsum;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * For each index of the output: the sum, over all values of the labels that it lacks, of the products of the operands
 * (NumPy einsum, ONNX Einsum). Axes that {@code ...} stands for get labels of their own, counted from the last.
 */
final class EinsumDefinition implements Definition<Einsum> {
    private static final String ELLIPSIS = "...";

    @Override
    public Expected expect(Einsum op, List<Tensor> inputs) {
        String[] sides = op.equation().replace(" ", "").split("->", -1);
        String[] terms = sides[0].split(",", -1);
        List<List<String>> operands = new ArrayList<>();
        Map<String, Integer> extents = new HashMap<>();
        int mostUnnamed = 0;
        for (int i = 0; i < terms.length; i++) {
            Shape shape = inputs.get(i).shape();
            int unnamed = shape.rank() - terms[i].replace(ELLIPSIS, "").length();
            List<String> labels = labels(terms[i], unnamed);
            for (int axis = 0; axis < shape.rank(); axis++) {
                extents.merge(labels.get(axis), shape.extent(axis), (one, other) -> one == 1 ? other : one);
            }
            operands.add(labels);
            mostUnnamed = Math.max(mostUnnamed, unnamed);
        }
        List<String> output = labels(sides.length > 1 ? sides[1] : implicitOutput(sides[0]), mostUnnamed);
        List<String> summed = extents.keySet().stream()
                .filter(label -> !output.contains(label))
                .toList();
        List<String> order = new ArrayList<>(output);
        order.addAll(summed);
        List<int[]> positions = operands.stream()
                .map(labels -> labels.stream().mapToInt(order::indexOf).toArray())
                .toList();
        Shape sums = shape(summed, extents);
        return Expected.of(shape(output, extents), at -> {
            Sum sum = new Sum();
            Indices.forEach(sums, rest -> sum.add(product(inputs, positions, Indices.concat(at, rest))));
            return Rounded.sum(sum, sums.elements() + inputs.size());
        });
    }

    private static double product(List<Tensor> operands, List<int[]> positions, int[] labels) {
        double product = 1;
        for (int i = 0; i < operands.size(); i++) {
            int[] index = IntStream.of(positions.get(i))
                    .map(position -> labels[position])
                    .toArray();
            product *= Broadcasting.get(operands.get(i), index);
        }
        return product;
    }

    private static Shape shape(List<String> labels, Map<String, Integer> extents) {
        return Shape.of(labels.stream()
                .mapToInt(label -> extents.getOrDefault(label, 1))
                .toArray());
    }

    /** The unnamed axes in front, then the letters that occur once, in alphabetical order. */
    private static String implicitOutput(String terms) {
        StringBuilder output = new StringBuilder(terms.contains(ELLIPSIS) ? ELLIPSIS : "");
        String letters = terms.replace(ELLIPSIS, "").replace(",", "");
        letters.chars()
                .sorted()
                .filter(letter -> letters.indexOf(letter) == letters.lastIndexOf(letter))
                .forEach(output::appendCodePoint);
        return output.toString();
    }

    /** One label for each axis of a term. */
    private static List<String> labels(String term, int unnamed) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < term.length(); i++) {
            if (term.startsWith(ELLIPSIS, i)) {
                IntStream.range(0, unnamed).forEach(axis -> labels.add(ELLIPSIS + (unnamed - axis)));
                i += ELLIPSIS.length() - 1;
            } else {
                labels.add(term.substring(i, i + 1));
            }
        }
        return labels;
    }
}
