package conv4j.verification.conformance;

import conv4j.op.AxisPadding;
import conv4j.op.AxisRange;
import conv4j.op.Concat;
import conv4j.op.DepthToSpace;
import conv4j.op.Expand;
import conv4j.op.Flatten;
import conv4j.op.Gather;
import conv4j.op.Op;
import conv4j.op.Pad;
import conv4j.op.Reshape;
import conv4j.op.Slice;
import conv4j.op.SpaceToDepth;
import conv4j.op.Squeeze;
import conv4j.op.Tile;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ops that put elements elsewhere. Real values, of which hardly two are alike: one in a wrong place is seen. */
final class RearrangementCases {
    private static final int EACH = 60;

    private static final Map<Class<? extends Op>, Function<Draw, Case>> DRAWN = new HashMap<>();

    static {
        DRAWN.put(Concat.class, RearrangementCases::concat);
        DRAWN.put(Slice.class, RearrangementCases::slice);
        DRAWN.put(Gather.class, RearrangementCases::gather);
        DRAWN.put(Pad.class, RearrangementCases::pad);
        DRAWN.put(Reshape.class, RearrangementCases::reshape);
        DRAWN.put(Flatten.class, draw -> of(draw, shape -> new Flatten(draw.between(-shape.rank(), shape.rank()))));
        DRAWN.put(Squeeze.class, RearrangementCases::squeeze);
        DRAWN.put(Unsqueeze.class, RearrangementCases::unsqueeze);
        DRAWN.put(Transpose.class, RearrangementCases::transpose);
        DRAWN.put(Expand.class, RearrangementCases::expand);
        DRAWN.put(Tile.class, draw -> of(draw, shape -> new Tile(times(shape.rank(), () -> draw.between(0, 9) % 4))));
        DRAWN.put(DepthToSpace.class, RearrangementCases::depthToSpace);
        DRAWN.put(SpaceToDepth.class, RearrangementCases::spaceToDepth);
    }

    private RearrangementCases() {}

    static List<Case> of(Class<? extends Op> op) {
        Function<Draw, Case> drawn = DRAWN.get(op);
        Draw draw = new Draw(51);
        return drawn == null
                ? List.of()
                : Stream.generate(() -> drawn.apply(draw)).limit(EACH).toList();
    }

    private static Case of(Draw draw, Function<Shape, Op> op) {
        Shape shape = draw.shape(0, 4);
        return Case.exact(op.apply(shape), draw.reals(shape, 1));
    }

    private static <T> List<T> times(int count, Supplier<T> one) {
        return Stream.generate(one).limit(count).toList();
    }

    private static Case concat(Draw draw) {
        Shape shape = draw.shape(1, 4);
        int axis = draw.axis(shape.rank());
        Tensor[] parts = new Tensor[draw.between(1, 4)];
        for (int i = 0; i < parts.length; i++) {
            int[] extents = shape.toArray();
            extents[Math.floorMod(axis, extents.length)] = draw.between(0, 5);
            parts[i] = draw.reals(Shape.of(extents), 1);
        }
        return Case.exact(new Concat(axis), parts);
    }

    private static Case slice(Draw draw) {
        Shape shape = draw.shape(1, 4);
        List<AxisRange> ranges = draw.axes(shape.rank(), 0).stream()
                .map(axis -> new AxisRange(
                        axis,
                        draw.between(0, 4) == 0 ? draw.oneOf(Long.MAX_VALUE, Long.MIN_VALUE) : draw.between(-6, 6),
                        draw.between(0, 2) == 0 ? draw.oneOf(Long.MAX_VALUE, Long.MIN_VALUE) : draw.between(-6, 6),
                        draw.oneOf(1L, 1L, 2L, 3L, -1L, -1L, -2L, -3L, Long.MAX_VALUE, -Long.MAX_VALUE)))
                .toList();
        return Case.exact(new Slice(ranges), draw.reals(shape, 1));
    }

    private static Case gather(Draw draw) {
        Shape shape = draw.filledShape(1, 4);
        int axis = draw.axis(shape.rank());
        int length = shape.extent(Math.floorMod(axis, shape.rank()));
        Float[] places = IntStream.range(-length, length)
                .mapToObj(place -> (float) place)
                .toArray(Float[]::new);
        Tensor indices = draw.choices(draw.oneOf(Shape.of(), Shape.of(3), Shape.of(2, 3), Shape.of(0)), places);
        return Case.exact(new Gather(axis), draw.reals(shape, 1), indices);
    }

    private static Case pad(Draw draw) {
        Shape shape = draw.shape(0, 4);
        List<AxisPadding> paddings = draw.axes(shape.rank(), 0).stream()
                .map(axis -> new AxisPadding(axis, draw.between(-2, 5), draw.between(-2, 5)))
                .toList();
        Pad op = new Pad(paddings, draw.oneOf(Pad.Mode.values()), 7.5f);
        try {
            op.checkInputs(List.of(shape));
            return Case.exact(op, draw.reals(shape, 1));
        } catch (ShapeException moreTakenAwayThanThereIs) {
            return pad(draw);
        }
    }

    /** Some neighbouring axes joined or one split off, then a 0 where the extent stays, and a -1. */
    private static Case reshape(Draw draw) {
        Shape shape = draw.shape(0, 4);
        List<Integer> target =
                new ArrayList<>(Arrays.stream(shape.toArray()).boxed().toList());
        if (target.size() > 1 && draw.coin()) {
            int joined = draw.between(0, target.size() - 2);
            target.set(joined, target.get(joined) * target.remove(joined + 1));
        }
        if (draw.coin()) {
            target.add(draw.between(0, target.size()), 1);
        }
        boolean zeroCopies = shape.elements() > 0 && draw.coin();
        for (int axis = 0; zeroCopies && axis < Math.min(shape.rank(), target.size()); axis++) {
            target.set(axis, target.get(axis) == shape.extent(axis) && draw.coin() ? 0 : target.get(axis));
        }
        if (shape.elements() > 0 && !target.isEmpty() && draw.coin()) {
            target.set(draw.between(0, target.size() - 1), -1);
        }
        return Case.exact(new Reshape(target, zeroCopies), draw.reals(shape, 1));
    }

    private static Case squeeze(Draw draw) {
        Shape drawn = draw.shape(0, 5);
        Shape shape = Shape.of(Arrays.stream(drawn.toArray())
                .map(extent -> draw.coin() ? 1 : extent)
                .toArray());
        List<Integer> axes = draw.axes(shape.rank(), 0).stream()
                .filter(axis -> shape.extent(Math.floorMod(axis, shape.rank())) == 1)
                .toList();
        return Case.exact(new Squeeze(axes), draw.reals(shape, 1));
    }

    private static Case unsqueeze(Draw draw) {
        Shape shape = draw.shape(0, 3);
        int more = draw.between(0, 3);
        List<Integer> axes = draw.axes(shape.rank() + more, more).subList(0, more);
        return Case.exact(new Unsqueeze(axes), draw.reals(shape, 1));
    }

    private static Case transpose(Draw draw) {
        return of(draw, shape -> new Transpose(draw.coin() ? List.of() : draw.permutation(shape.rank())));
    }

    private static Case expand(Draw draw) {
        Shape shape = draw.shape(0, 4);
        Shape target = draw.broadcastTo(shape);
        return Case.exact(
                new Expand(Arrays.stream(target.toArray()).boxed().toList()), draw.reals(draw.broadcastTo(shape), 1));
    }

    private static Case depthToSpace(Draw draw) {
        int block = draw.between(1, 4);
        Shape shape = Shape.of(
                draw.between(0, 2), draw.between(0, 4) * block * block, draw.between(1, 5), draw.between(1, 5));
        return Case.exact(new DepthToSpace(block, draw.oneOf(DepthToSpace.Order.values())), draw.reals(shape, 1));
    }

    private static Case spaceToDepth(Draw draw) {
        int block = draw.between(1, 4);
        Shape shape = Shape.of(
                draw.between(0, 2), draw.between(0, 4), draw.between(1, 4) * block, draw.between(1, 4) * block);
        return Case.exact(new SpaceToDepth(block), draw.reals(shape, 1));
    }
}
