package conv4j.plan;

import conv4j.kernel.Buffer;

/** Told of each step when it has run. */
interface Observer {
    /** Of passes that nobody looks at: steps need not end one after the other. */
    Observer NONE = (step, output, nanoseconds) -> {};

    /**
     * @param output what it made, until the next step runs
     * @param nanoseconds that it took, copies of its inputs included
     */
    void ran(Step step, Buffer output, long nanoseconds);
}
