package conv4j;

import conv4j.kernel.Backend;
import conv4j.kernel.nd4j.Nd4jBackend;
import conv4j.kernel.plain.PlainBackend;
import conv4j.kernel.reference.ReferenceBackend;
import conv4j.kernel.vector.VectorBackend;
import conv4j.plan.Plan;
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
        public List<Backend> backends() {
            return List.of(new VectorBackend(), new PlainBackend(), new ReferenceBackend());
        }
    },
    VECTOR {
        @Override
        public List<Backend> backends() {
            return List.of(new VectorBackend(), new ReferenceBackend());
        }
    },
    PLAIN {
        @Override
        public List<Backend> backends() {
            return List.of(new PlainBackend(), new ReferenceBackend());
        }
    },
    REFERENCE {
        @Override
        public List<Backend> backends() {
            return List.of(new ReferenceBackend());
        }

        /** Each layer as it is defined. */
        @Override
        Plan.Fusing fusing() {
            return Plan.Fusing.NONE;
        }
    },
    ND4J {
        @Override
        public List<Backend> backends() {
            return List.of(new Nd4jBackend(), new ReferenceBackend());
        }
    };

    /** In the order in which they are asked for kernels. */
    public abstract List<Backend> backends();

    /** Whether a forward pass may compute several layers at once. */
    Plan.Fusing fusing() {
        return Plan.Fusing.CHAINS;
    }
}
