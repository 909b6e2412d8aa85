package conv4j.benchmarks.probe;

/** Where numbers may lie, nearest first. */
public enum Memory {
    L1,
    L2,
    L3,
    DRAM
}
