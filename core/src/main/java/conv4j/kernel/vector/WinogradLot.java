package conv4j.kernel.vector;

import conv4j.kernel.Workers;

/** Some tiles on their way through Winograd's domain, in three rounds. */
final class WinogradLot {
    private final WinogradInput inwards;
    private final WinogradElements transformed;
    private final WinogradProducts.Bound products;
    private final int elements;
    private final WinogradElements multiplied;
    private final WinogradOutput outwards;
    private final Workers.Task enter = this::enter;
    private final Workers.Task multiply = this::multiply;
    private final Workers.Task leave = this::leave;
    private float[][] rooms = {};
    private int start;
    private int owner;

    /**
     * @param products from the transformed to the multiplied
     */
    WinogradLot(
            WinogradInput inwards,
            WinogradElements transformed,
            WinogradProducts.Bound products,
            int elements,
            WinogradElements multiplied,
            WinogradOutput outwards) {
        this.inwards = inwards;
        this.transformed = transformed;
        this.products = products;
        this.elements = elements;
        this.multiplied = multiplied;
        this.outwards = outwards;
    }

    /**
     * @param start the first tile
     * @param rooms of all workers; the tiles are in the owner's
     * @param owner the worker who does all of it, or 0 when several share it
     * @param workers who share it
     */
    void run(int start, float[][] rooms, int owner, Workers workers) {
        this.start = start;
        this.rooms = rooms;
        this.owner = owner;
        products.in(rooms[owner]);
        workers.each(inwards.blocks(), enter);
        workers.each(elements, multiply);
        workers.each(outwards.blocks(), leave);
    }

    private void enter(int block, int worker) {
        inwards.transform(block, start, rooms[owner + worker], rooms[owner], transformed);
    }

    private void multiply(int element, int worker) {
        products.multiply(element);
    }

    private void leave(int block, int worker) {
        outwards.transform(block, start, rooms[owner], multiplied, rooms[owner + worker]);
    }
}
