package conv4j.kernel.vector;

import conv4j.kernel.Bounds;
import conv4j.kernel.DeclaredKernel;
import conv4j.kernel.Kernel;
import conv4j.op.Elementwise;
import conv4j.op.Relu;
import conv4j.tensor.Shape;
import java.util.Optional;

/** A function of one number, row by row of a feature map in blocks, or stretch by stretch of a plain array. */
final class ElementwiseRows {
    private ElementwiseRows() {}

    static Kernel<Elementwise> kernel(VectorUnit unit) {
        return new DeclaredKernel<>(
                "vector/elementwise/rows",
                Elementwise.class,
                DeclaredKernel.Choice.bounded((op, inputs, epilogue) -> Optional.empty()),
                (op, inputs, epilogue) -> of(inputs.get(0), op, epilogue.bounds(), unit));
    }

    static Kernel<Relu> relu(VectorUnit unit) {
        Elementwise positive = new Elementwise(Elementwise.Function.CLIP, 0, Float.POSITIVE_INFINITY);
        return new DeclaredKernel<>(
                "vector/relu/rows",
                Relu.class,
                DeclaredKernel.Choice.alone((op, inputs, epilogue) -> Optional.empty()),
                (op, inputs, epilogue) -> of(inputs.get(0), positive, Bounds.NONE, unit));
    }

    private static SharedComputation of(Shape shape, Elementwise op, Bounds bounds, VectorUnit unit) {
        RowFunction function = RowFunction.of(op, bounds, shape.elements(), unit);
        if (!Refusals.inBlocks(shape, unit)) {
            return SharedComputation.plain(
                    shape,
                    1,
                    (in, out) -> RowTasks.stretches(
                            out.length, (first, length) -> function.row(in.get(0), first, out, first, length)));
        }
        return SharedComputation.blocked(shape, 1, unit, (inputs, out) -> {
            BlockedBuffer in = inputs.get(0);
            return RowTasks.of(shape, unit).each((plane, row) -> {
                int from = in.planeOffset(plane) + row * in.rowPitch();
                int at = out.planeOffset(plane) + row * out.rowPitch();
                function.row(in.values(), from, out.values(), at, out.width() * unit.lanes());
            });
        });
    }
}
