package conv4j.model.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.WireFormat;
import conv4j.model.ModelFormatException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the wire format of a message before any of it is built: how deep it nests, how much heap it would take, and
 * whether it holds fields that the schema does not know. Protobuf keeps unknown fields silently; here a field that
 * nobody would read is an error.
 */
final class WireCheck {
    /** Protobuf's own limit is 100; a graph of ONNX in a node of a graph takes 3. */
    private static final int DEEPEST = 48;

    /** Heap that the messages may take, without tensor data as large as in the file. A load may take 1 GB. */
    private static final long MOST_BYTES = 256L << 20;

    /** More than a message takes, strings apart: an empty NodeProto takes 74 bytes, an Add with its three names 348. */
    private static final int BYTES_PER_MESSAGE = 256;

    private static final int BYTES_PER_STRING = 64;

    /** Where on which devices a node runs (IR version 11): says nothing about what it computes. */
    private static final Set<String> HARMLESS = Set.of("ModelProto.26", "NodeProto.10");

    private final CodedInputStream in;
    private long heap;

    private WireCheck(CodedInputStream in) {
        this.in = in;
    }

    /**
     * @throws IOException when the bytes are not protobuf
     * @throws ModelFormatException when they are, but nest too deep, hold too much or hold unknown fields
     */
    static void check(ByteString bytes, Descriptor message) throws IOException {
        CodedInputStream in = bytes.newCodedInput();
        in.enableAliasing(true);
        new WireCheck(in).message(message, 0);
    }

    private void message(Descriptor type, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new ModelFormatException("wanted messages nested at most " + DEEPEST + " deep, got deeper ones");
        }
        take(BYTES_PER_MESSAGE);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (field == null || !fits(field, WireFormat.getTagWireType(tag))) {
                unknown(type, field, tag);
            } else if (field.getJavaType() == JavaType.MESSAGE) {
                int outer = in.pushLimit(in.readRawVarint32());
                message(field.getMessageType(), depth + 1);
                in.popLimit(outer);
            } else {
                scalar(field, tag);
            }
        }
        in.checkLastTagWas(0);
    }

    private static boolean fits(FieldDescriptor field, int wireType) {
        return wireType == field.getLiteType().getWireType()
                || field.isPackable() && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    private void unknown(Descriptor type, @Nullable FieldDescriptor field, int tag) throws IOException {
        int number = WireFormat.getTagFieldNumber(tag);
        if (field != null || !HARMLESS.contains(type.getName() + "." + number)) {
            throw new ModelFormatException(
                    "wanted fields of " + type.getName() + " as in ONNX IR version 10, got field "
                            + number + (field == null ? "" : " (" + field.getName() + ") in another encoding")
                            + "; the file is damaged or newer");
        }
        in.skipField(tag);
    }

    private void scalar(FieldDescriptor field, int tag) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            in.skipField(tag);
            take(field.isRepeated() ? Long.BYTES : 0);
            return;
        }
        int length = in.readRawVarint32();
        if (field.isPackable()) {
            take((long) length * growth(field.getType()));
        } else {
            take(BYTES_PER_STRING);
        }
        in.skipRawBytes(length);
    }

    /** How many bytes a packed byte can become: a varint of one byte is a long, fixed-width numbers stay what they are. */
    private static int growth(FieldDescriptor.Type type) {
        return switch (type) {
            case FLOAT, DOUBLE, FIXED32, FIXED64, SFIXED32, SFIXED64 -> 0;
            case INT32, UINT32, SINT32, BOOL, ENUM -> Integer.BYTES;
            default -> Long.BYTES;
        };
    }

    private void take(long bytes) {
        heap += bytes;
        if (heap > MOST_BYTES) {
            throw new ModelFormatException("wanted a model whose nodes, names and lists fit into " + (MOST_BYTES >> 20)
                    + " MB of memory, got more; keep large tensors as raw data");
        }
    }
}
