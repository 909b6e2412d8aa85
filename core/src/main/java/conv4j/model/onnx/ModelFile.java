package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import conv4j.model.ModelFormatException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a model file as a protobuf message. The file is mapped and raw tensor data stays where it lies: a model
 * takes the heap that its decoded weights take, not twice that.
 */
final class ModelFile {
    private ModelFile() {}

    /**
     * @throws ModelFormatException when the bytes are not a message of this schema
     */
    static OnnxMl.ModelProto parse(ByteString bytes) {
        try {
            WireCheck.check(bytes, OnnxMl.ModelProto.getDescriptor());
            CodedInputStream in = bytes.newCodedInput();
            // Raw tensor data become views of the bytes.
            in.enableAliasing(true);
            OnnxMl.ModelProto model = OnnxMl.ModelProto.parseFrom(in);
            in.checkLastTagWas(0);
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new ModelFormatException(
                    "wanted an ONNX model (protobuf), got bytes that are damaged or cut off (" + firstSentence(e) + ")",
                    e);
        } catch (IOException e) {
            throw new ModelFormatException("cannot be read: " + e, e);
        }
    }

    /**
     * @throws ModelFormatException when the file cannot be read
     */
    static ByteString map(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException(
                    Files.exists(file) ? "wanted a file, got something else" : "there is no such file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0 || size > Integer.MAX_VALUE) {
                throw new ModelFormatException(
                        "wanted 1 byte to 2 GB (protobuf's limit; larger models keep their weights"
                                + " in files beside it), got " + size + " bytes");
            }
            return UnsafeByteOperations.unsafeWrap(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        } catch (IOException e) {
            throw new ModelFormatException("cannot be read: " + e, e);
        }
    }

    private static String firstSentence(InvalidProtocolBufferException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('.');
        return (end < 0 ? message : message.substring(0, end)).replace('\n', ' ');
    }
}
