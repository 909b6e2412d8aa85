package conv4j.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the containers of picture files: a position in bytes that says in one line when the file ends early. */
final class Cursor {
    private final ByteBuffer bytes;

    Cursor(byte[] file, ByteOrder order) {
        bytes = ByteBuffer.wrap(file).order(order);
    }

    int position() {
        return bytes.position();
    }

    int remaining() {
        return bytes.remaining();
    }

    int u8() {
        return need(1).get() & 0xff;
    }

    int u16() {
        return need(2).getShort() & 0xffff;
    }

    /** Three bytes, lowest first, whatever the order of the rest: only WebP has them. */
    int u24() {
        return u8() | u8() << 8 | u8() << 16;
    }

    long u32() {
        return need(4).getInt() & 0xffff_ffffL;
    }

    Cursor back(int count) {
        bytes.position(bytes.position() - count);
        return this;
    }

    /** Four letters, as chunks are named. */
    String fourLetters() {
        return new String(take(4), StandardCharsets.ISO_8859_1);
    }

    byte[] take(long count) {
        need(count);
        byte[] taken = new byte[(int) count];
        bytes.get(taken);
        return taken;
    }

    Cursor skip(long count) {
        need(count).position(bytes.position() + (int) count);
        return this;
    }

    /** Copies what lies between an earlier position and this one. */
    void copyFrom(int start, ByteArrayOutputStream target) {
        target.write(bytes.array(), start, bytes.position() - start);
    }

    private ByteBuffer need(long count) {
        if (count < 0) {
            throw new ImageFormatException("wanted an undamaged file, got a length of " + count + " bytes at byte "
                    + bytes.position() + "; fetch it again");
        }
        if (count > bytes.remaining()) {
            throw new ImageFormatException("wanted a whole file, got one that is cut off: it has " + bytes.limit()
                    + " bytes and goes on for " + (count - bytes.remaining()) + " more at least; fetch it again");
        }
        return bytes;
    }
}
