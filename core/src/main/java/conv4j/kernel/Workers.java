package conv4j.kernel;

/**
 * The threads that compute one pass. A computation cuts its work into tasks, the same ones however many threads there
 * are, so that results are the same to the last bit.
 */
public interface Workers {

    /** A piece of work. */
    @FunctionalInterface
    interface Task {
        /**
         * @param index of the piece
         * @param worker who does it, from 0 to {@link Workers#count}: for room of its own to work in
         */
        void run(int index, int worker);
    }

    /** The caller's thread alone. */
    Workers ONE = new Workers() {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public void each(int tasks, Task task) {
            for (int i = 0; i < tasks; i++) {
                task.run(i, 0);
            }
        }
    };

    /** How many threads there are. */
    int count();

    /** Does all tasks, in any order, and returns when the last one is done. */
    void each(int tasks, Task task);
}
