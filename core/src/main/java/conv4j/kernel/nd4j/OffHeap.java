package conv4j.kernel.nd4j;

import conv4j.kernel.Refusal;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The account of the memory that this backend holds outside the Java heap. ND4J's arrays know no limit of their own
 * (M2.1 does not count them against JavaCPP's {@code maxbytes}): what the machine does not have, the operating system
 * takes back by killing the process. The limit is the one the JDK puts on its own direct buffers: as much as the heap.
 */
final class OffHeap {
    private static final AtomicLong RESERVED = new AtomicLong();

    private OffHeap() {}

    /** Bytes that are held at present. */
    static long reserved() {
        return RESERVED.get();
    }

    /**
     * @param what the bytes are for, as in {@code nd4j buffer 1x3x8x8}
     * @throws ShapeException when so many are not left
     */
    static void reserve(String what, long bytes) {
        long limit = Runtime.getRuntime().maxMemory();
        if (RESERVED.addAndGet(bytes) > limit) {
            RESERVED.addAndGet(-bytes);
            throw new ShapeException(what + ": wanted " + megabytes(bytes) + " outside the heap, got "
                    + megabytes(limit - RESERVED.get()) + " that are left; take a smaller input or more memory (-Xmx)");
        }
    }

    static void release(long bytes) {
        RESERVED.addAndGet(-bytes);
    }

    /** Whether float32 arrays of all these shapes at once are more than what is left. */
    static Optional<Refusal> refusal(Shape... shapes) {
        long wanted = 0;
        for (Shape shape : shapes) {
            wanted += Math.min(shape.elements(), Long.MAX_VALUE / 16 / shapes.length) * Float.BYTES;
        }
        long left = Runtime.getRuntime().maxMemory() - RESERVED.get();
        return wanted <= left
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "needs " + megabytes(wanted) + " outside the heap, " + megabytes(left) + " are left"));
    }

    private static String megabytes(long bytes) {
        return String.format("%,d MB", bytes >> 20);
    }
}
