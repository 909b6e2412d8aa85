package conv4j.kernel.reference;

import conv4j.kernel.Computation;
import conv4j.kernel.PlainComputation;
import conv4j.op.Einsum;
import conv4j.op.EinsumTerms;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** All letters of the equation are nested loops; the innermost adds products into the output. */
final class ReferenceEinsum {
    private ReferenceEinsum() {}

    static Computation prepare(Einsum op, List<Shape> inputs) {
        EinsumTerms terms = op.terms(inputs);
        Map<Character, Integer> letters = terms.extents(inputs);
        Shape output = Shape.of(
                terms.output().chars().map(letter -> letters.get((char) letter)).toArray());
        List<int[]> strides = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            strides.add(strides(terms.inputs().get(i), inputs.get(i), letters));
        }
        strides.add(strides(terms.output(), output, letters));
        int[] extents = letters.values().stream().mapToInt(Integer::intValue).toArray();
        StridedLoop loop = new StridedLoop(extents, strides.toArray(int[][]::new));
        return new PlainComputation(output, (in, out) -> sum(loop, in, out));
    }

    /** Along each letter: the sum of the strides of the axes that have it (two for a diagonal), 0 where it is repeated. */
    private static int[] strides(String term, Shape shape, Map<Character, Integer> letters) {
        int[] own = StridedLoop.strides(shape);
        List<Character> order = List.copyOf(letters.keySet());
        int[] strides = new int[order.size()];
        for (int axis = 0; axis < own.length; axis++) {
            if (shape.extent(axis) > 1) {
                strides[order.indexOf(term.charAt(axis))] += own[axis];
            }
        }
        return strides;
    }

    private static void sum(StridedLoop loop, List<Tensor> in, Tensor out) {
        float[][] x = in.stream().map(Tensor::values).toArray(float[][]::new);
        float[] y = out.values();
        Arrays.fill(y, 0);
        int result = x.length;
        loop.run(starts -> {
            for (int i = 0; i < loop.length(); i++) {
                float product = 1;
                for (int operand = 0; operand < x.length; operand++) {
                    product *= x[operand][starts[operand] + i * loop.stride(operand)];
                }
                y[starts[result] + i * loop.stride(result)] += product;
            }
        });
    }
}
