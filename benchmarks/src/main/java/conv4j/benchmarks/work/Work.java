package conv4j.benchmarks.work;

import conv4j.verification.Fill;

/** Something to time, before it has numbers. */
public sealed interface Work permits Layer, WholeNetwork {

    String name();

    /** How often its network has it. */
    int count();

    /** The same with numbers in it, for the same seed always the same ones. */
    Trial trial(Fill fill);

    /** For an estimate beforehand; 0 where nobody knows before it has run. */
    long multiplyAdds();
}
