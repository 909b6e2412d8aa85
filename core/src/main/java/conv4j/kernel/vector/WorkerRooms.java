package conv4j.kernel.vector;

import conv4j.kernel.Workers;
import java.util.ArrayList;
import java.util.List;

/** Numbers that each worker has for itself while it does a task. */
final class WorkerRooms {
    private final List<float[]> rooms = new ArrayList<>();
    private final int length;

    WorkerRooms(int length) {
        this.length = length;
    }

    /** Before a pass, by the thread that begins it. */
    void open(Workers workers) {
        while (rooms.size() < workers.count()) {
            rooms.add(new float[length]);
        }
    }

    float[] of(int worker) {
        return rooms.get(worker);
    }
}
