package conv4j.model.onnx;

import conv4j.op.Binary;
import conv4j.op.Dense;
import conv4j.op.Einsum;
import conv4j.op.Elementwise;
import conv4j.op.Expand;
import conv4j.op.MatMul;
import conv4j.op.Transpose;
import conv4j.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** Matrix products: with a constant matrix a dense layer, else of two values. */
final class Products {
    private Products() {}

    static Value matMul(OnnxNode node) {
        return product(node, node.input(0), node.input(1), Optional.empty());
    }

    private static Value product(OnnxNode node, Value a, Value b, Optional<Constant> bias) {
        return b instanceof Constant weights && weights.rank() == 2
                ? node.emit(
                        new Dense(weights.tensor(), bias.map(Constant::tensor).orElse(null)), a)
                : node.emit(new MatMul(), a, b);
    }

    static Value einsum(OnnxNode node) {
        return node.emit(
                new Einsum(node.attributes().text("equation")), node.inputs().toArray(Value[]::new));
    }

    /** {@code alpha * A * B + beta * C}, A and B transposed where asked. */
    static Value gemm(OnnxNode node) {
        Attributes attributes = node.attributes();
        Value a = transposed(node, node.input(0), attributes.flag("transA", false));
        Value b = transposed(node, node.input(1), attributes.flag("transB", false));
        float alpha = attributes.decimal("alpha", 1);
        float beta = attributes.decimal("beta", 1);
        Convolutions.requireRank(a, 2);
        Convolutions.requireRank(b, 2);
        Optional<Value> c = node.find(2).map(value -> times(node, value, beta));
        Optional<Constant> bias = c.flatMap(value -> bias(node, value, b));
        Value product = bias.isPresent()
                ? product(node, a, times(node, b, alpha), bias)
                : times(node, product(node, a, b, Optional.empty()), alpha);
        return c.isEmpty() || bias.isPresent()
                ? product
                : node.aside(new Binary(Binary.Function.ADD), product, c.get());
    }

    /** C as one number for each column, where it is that and the matrix is constant. */
    private static Optional<Constant> bias(OnnxNode node, Value c, Value b) {
        if (!(c instanceof Constant constant) || !(b instanceof Constant weights)) {
            return Optional.empty();
        }
        int columns = weights.shape().extent(1);
        int last = constant.rank() == 0 ? 1 : constant.shape().extent(constant.rank() - 1);
        if (constant.size() != last || last != 1 && last != columns || constant.rank() > 2) {
            return Optional.empty();
        }
        Constant row = constant.reshaped(Shape.of(last));
        return node.aside(new Expand(List.of(columns)), row) instanceof Constant full
                ? Optional.of(full)
                : Optional.empty();
    }

    private static Value transposed(OnnxNode node, Value x, boolean asked) {
        return asked ? node.aside(Transpose.to(1, 0), x) : x;
    }

    private static Value times(OnnxNode node, Value x, float factor) {
        return factor == 1 ? x : node.aside(new Elementwise(Elementwise.Function.AFFINE, factor, 0), x);
    }
}
