package conv4j.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import conv4j.graph.Graph;
import conv4j.graph.Node;
import conv4j.kernel.Backend;
import conv4j.kernel.Buffer;
import conv4j.kernel.Computation;
import conv4j.kernel.Kernel;
import conv4j.kernel.Layout;
import conv4j.kernel.Pass;
import conv4j.op.Relu;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettledPlanTest {
    private int copies;

    @Test
    void afterTheFirstPassProducersWriteAsTheirReadersRead() {
        Graph graph = Graph.input("x")
                .then("a", new Relu())
                .then("b", new Relu())
                .then("c", new Relu())
                .build();
        Tensor x = Tensor.of(Shape.of(3), -1, 2, -3);
        try (Plan plan = new Plan(graph, List.of(new RoomyRelu()), List.of(x.shape()))) {
            float[] first = plan.run(List.of(x)).get(0).values();
            assertEquals(3, copies, "the plain input, and two producers that did not know their readers");
            float[] second = plan.run(List.of(x)).get(0).values();
            assertEquals(4, copies, "the plain input only");
            assertArrayEquals(new float[] {0, 2, 0}, first);
            assertArrayEquals(first, second);
        }
    }

    @Test
    void aConstantThatIsReadInAnotherLayoutIsCopiedOnce() {
        Graph graph = new Graph(
                List.of("x"),
                Map.of("c", Tensor.of(Shape.of(3), 4, -5, 6)),
                List.of(new Node("a", new Relu(), List.of("x")), new Node("b", new Relu(), List.of("c"))),
                List.of("a", "b"));
        Tensor x = Tensor.of(Shape.of(3), -1, 2, -3);
        try (Plan plan = new Plan(graph, List.of(new RoomyRelu()), List.of(x.shape()))) {
            plan.run(List.of(x));
            plan.run(List.of(x));
            copies = 0;
            assertArrayEquals(new float[] {4, 0, 6}, plan.run(List.of(x)).get(1).values());
            assertEquals(1, copies, "the plain input only");
        }
    }

    /** A layout that differs from others by how much room it leaves around the numbers. */
    private final class Room implements Layout {
        private final int cells;

        Room(int cells) {
            this.cells = cells;
        }

        @Override
        public String name() {
            return "room for " + cells;
        }

        @Override
        public Layout serving(Layout reader) {
            return reader instanceof Room other && other.cells > cells ? other : this;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Room room && room.cells == cells;
        }

        @Override
        public int hashCode() {
            return cells;
        }

        @Override
        public Buffer allocate(Shape shape) {
            return new RoomBuffer(this, Tensor.zeros(shape));
        }
    }

    private final class RoomBuffer implements Buffer {
        private final Room layout;
        private final Tensor tensor;

        RoomBuffer(Room layout, Tensor tensor) {
            this.layout = layout;
            this.tensor = tensor;
        }

        @Override
        public Layout layout() {
            return layout;
        }

        @Override
        public Shape shape() {
            return tensor.shape();
        }

        @Override
        public void load(Tensor source) {
            copies++;
            System.arraycopy(source.values(), 0, tensor.values(), 0, source.values().length);
        }

        @Override
        public void store(Tensor target) {
            System.arraycopy(tensor.values(), 0, target.values(), 0, target.values().length);
        }

        @Override
        public Tensor tensor() {
            return tensor;
        }
    }

    /** Wants room for 1, reads more, writes room for as many as are wanted, and for none unless told. */
    private final class RoomyRelu implements Kernel<Relu>, Backend {
        @Override
        public String name() {
            return "roomy/relu/direct";
        }

        @Override
        public List<Kernel<?>> kernels() {
            return List.of(this);
        }

        @Override
        public Class<Relu> op() {
            return Relu.class;
        }

        @Override
        public Computation prepare(Relu op, List<Shape> inputs) {
            return new RoomyComputation(inputs.get(0));
        }
    }

    private final class RoomyComputation implements Computation {
        private final Shape shape;

        RoomyComputation(Shape shape) {
            this.shape = shape;
        }

        @Override
        public Layout inputLayout(int input) {
            return new Room(1);
        }

        @Override
        public boolean reads(int input, Layout layout) {
            return layout instanceof Room room && room.cells >= 1;
        }

        @Override
        public Buffer newOutput() {
            return new Room(0).allocate(shape);
        }

        @Override
        public boolean writes(Layout layout) {
            return layout instanceof Room;
        }

        @Override
        public Pass bind(List<Buffer> inputs, Buffer output) {
            Tensor in = inputs.get(0).tensor();
            Tensor out = output.tensor();
            return workers -> {
                for (int i = 0; i < in.values().length; i++) {
                    out.values()[i] = Math.max(in.values()[i], 0);
                }
            };
        }
    }
}
