package conv4j.kernel;

import conv4j.op.Op;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The weights of one network as kernels read them. They do not depend on the shape of an input, so the plans for all
 * shapes share them: the first one packs, and they are kept for as long as any plan's computations hold them.
 *
 * <p>Any number of threads may ask; who asks for what another is packing waits for it.
 */
public final class PackedWeights {
    private final Map<Key, WeakReference<Object>> known = new HashMap<>();

    /** Ops are records, their weights compared as the very same tensors. */
    private record Key(Op op, Packing<?, ?> packing) {}

    /** The op's weights so packed; the same ones each time, while somebody holds them. */
    public synchronized <O extends Op, T> T of(O op, Packing<O, T> packing) {
        Key key = new Key(op, packing);
        T found = find(key);
        if (found != null) {
            return found;
        }
        known.values().removeIf(one -> one.refersTo(null));
        T packed = packing.pack(op);
        known.put(key, new WeakReference<>(packed));
        return packed;
    }

    @SuppressWarnings("unchecked") // what this packing has made
    private <T> @Nullable T find(Key key) {
        WeakReference<Object> reference = known.get(key);
        return reference == null ? null : (T) reference.get();
    }
}
