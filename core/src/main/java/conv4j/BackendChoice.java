package conv4j;

import conv4j.kernel.Backend;
import conv4j.kernel.nd4j.Nd4jBackend;
import conv4j.kernel.plain.PlainBackend;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.kernel.vector.Accuracy;
import conv4j.kernel.vector.VectorBackend;
import java.util.List;

/**
 * Which backends a network may use, in the order in which they are asked. The reference backend is always last: it takes
 * what the others refuse, and the trace says who refused and why.
 */
public enum BackendChoice {
    /**
     * The fastest: vector where the JVM has it, else plain. ND4J is not among them: its first op takes half a second or
     * more.
     */
    AUTO {
        @Override
        List<Backend> backends(Accuracy accuracy) {
            return List.of(new VectorBackend(accuracy), new PlainBackend(), new ReferenceBackend());
        }
    },
    VECTOR {
        @Override
        List<Backend> backends(Accuracy accuracy) {
            return List.of(new VectorBackend(accuracy), new ReferenceBackend());
        }
    },
    PLAIN {
        @Override
        List<Backend> backends(Accuracy accuracy) {
            return List.of(new PlainBackend(), new ReferenceBackend());
        }
    },
    REFERENCE {
        @Override
        List<Backend> backends(Accuracy accuracy) {
            return List.of(new ReferenceBackend());
        }
    },
    ND4J {
        @Override
        List<Backend> backends(Accuracy accuracy) {
            return List.of(new Nd4jBackend(), new ReferenceBackend());
        }
    };

    /** In the order in which they are asked for kernels. */
    abstract List<Backend> backends(Accuracy accuracy);

    /** In the order in which they are asked for kernels, with those only that compute sums as they are defined. */
    public List<Backend> backends() {
        return backends(Accuracy.EXACT);
    }
}
