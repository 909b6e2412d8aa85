package conv4j.kernel.vector;

import conv4j.kernel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers that each worker has for itself while it does a task. */
final class WorkerRooms {
    private final List<float[]> rooms = new ArrayList<>();
    private final int length;
    private final float start;

    WorkerRooms(int length) {
        this(length, 0);
    }

    /**
     * @param start what each number is before the first task
     */
    WorkerRooms(int length, float start) {
        this.length = length;
        this.start = start;
    }

    /** Before a pass, by the thread that begins it. */
    void open(Workers workers) {
        while (rooms.size() < workers.count()) {
            float[] room = new float[length];
            Arrays.fill(room, start);
            rooms.add(room);
        }
    }

    float[] of(int worker) {
        return rooms.get(worker);
    }
}
