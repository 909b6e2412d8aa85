package conv4j;

import conv4j.kernel.Backend;
import conv4j.kernel.nd4j.Nd4jBackend;
import conv4j.kernel.reference.ReferenceBackend;
import java.util.List;

/**
 * Which backends a network may use, in the order in which they are asked. The reference backend is always last: it takes
 * what the others refuse, and the trace says who refused and why.
 */
public enum BackendChoice {
    /** The fastest to the first answer. ND4J is not among them: its first op takes seconds. */
    AUTO(new ReferenceBackend()),
    REFERENCE(new ReferenceBackend()),
    ND4J(new Nd4jBackend(), new ReferenceBackend());

    private final List<Backend> backends;

    BackendChoice(Backend... backends) {
        this.backends = List.of(backends);
    }

    public List<Backend> backends() {
        return backends;
    }
}
