package conv4j.kernel.vector;

import conv4j.kernel.Pass;
import conv4j.kernel.Workers;
import java.util.List;

/** Some tiles on their way through Winograd's domain: where they are meanwhile, and the three rounds. */
final class WinogradLot {
    private final WinogradInput inwards;
    private final WinogradElements transformed;
    private final List<Pass> products;
    private final WinogradElements multiplied;
    private final WinogradOutput outwards;
    private final WorkerRooms scratches;
    private final Workers.Task enter = this::enter;
    private final Workers.Task multiply = this::multiply;
    private final Workers.Task leave = this::leave;
    private int start;
    private int owner;

    /**
     * @param products one for each element, from the transformed to the multiplied
     */
    WinogradLot(
            WinogradInput inwards,
            WinogradElements transformed,
            List<Pass> products,
            WinogradElements multiplied,
            WinogradOutput outwards,
            WorkerRooms scratches) {
        this.inwards = inwards;
        this.transformed = transformed;
        this.products = products;
        this.multiplied = multiplied;
        this.outwards = outwards;
        this.scratches = scratches;
    }

    /**
     * @param start the first tile
     * @param owner the worker who does all of it, or 0 when several share it
     * @param workers who share it
     */
    void run(int start, int owner, Workers workers) {
        this.start = start;
        this.owner = owner;
        workers.each(inwards.blocks(), enter);
        workers.each(products.size(), multiply);
        workers.each(outwards.blocks(), leave);
    }

    private void enter(int block, int worker) {
        inwards.transform(block, start, transformed, scratches.of(owner + worker));
    }

    private void multiply(int element, int worker) {
        products.get(element).run(Workers.ONE);
    }

    private void leave(int block, int worker) {
        outwards.transform(block, start, multiplied, scratches.of(owner + worker));
    }
}
