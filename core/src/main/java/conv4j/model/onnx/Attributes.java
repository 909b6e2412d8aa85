package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import conv4j.model.ModelFormatException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The attributes of one node. Each that is there must be read: {@link #requireAllRead} names those that nobody read. */
final class Attributes {
    private final Map<String, AttributeProto> byName = new TreeMap<>();
    private final Set<String> unread;

    Attributes(List<AttributeProto> attributes) {
        for (AttributeProto attribute : attributes) {
            if (byName.put(attribute.getName(), attribute) != null) {
                throw new ModelFormatException("wanted attribute '" + attribute.getName() + "' once, got it twice");
            }
            if (!attribute.getRefAttrName().isEmpty()) {
                throw new ModelFormatException("attribute '" + attribute.getName()
                        + "': wanted a value, got a reference, which only the body of a function may hold");
            }
        }
        unread = new TreeSet<>(byName.keySet());
    }

    /**
     * @throws ModelFormatException when an attribute is left that nobody read
     */
    void requireAllRead() {
        if (!unread.isEmpty()) {
            throw new ModelFormatException(
                    "wanted only attributes that this operator has in the file's opset, got " + unread);
        }
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    private Optional<AttributeProto> find(String name, AttributeType type) {
        unread.remove(name);
        AttributeProto attribute = byName.get(name);
        if (attribute != null && attribute.getType() != type) {
            throw new ModelFormatException(
                    "attribute '" + name + "': wanted type " + type + ", got " + attribute.getType());
        }
        return Optional.ofNullable(attribute);
    }

    private static ModelFormatException missing(String name) {
        return new ModelFormatException("wanted attribute '" + name + "', got none");
    }

    long integer(String name, long absent) {
        return find(name, AttributeType.INT).map(AttributeProto::getI).orElse(absent);
    }

    long integer(String name) {
        return find(name, AttributeType.INT).map(AttributeProto::getI).orElseThrow(() -> missing(name));
    }

    /** An attribute that is 0 or 1. */
    boolean flag(String name, boolean absent) {
        long value = integer(name, absent ? 1 : 0);
        if (value != 0 && value != 1) {
            throw new ModelFormatException("attribute '" + name + "': wanted 0 or 1, got " + value);
        }
        return value == 1;
    }

    float decimal(String name, float absent) {
        return find(name, AttributeType.FLOAT).map(AttributeProto::getF).orElse(absent);
    }

    /** One of a few words. */
    String word(String name, String absent, String... allowed) {
        String word = find(name, AttributeType.STRING)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse(absent);
        if (!List.of(allowed).contains(word)) {
            throw new ModelFormatException(
                    "attribute '" + name + "': wanted one of " + List.of(allowed) + ", got '" + word + "'");
        }
        return word;
    }

    String text(String name) {
        return find(name, AttributeType.STRING)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElseThrow(() -> missing(name));
    }

    Optional<long[]> integers(String name) {
        return find(name, AttributeType.INTS)
                .map(attribute -> attribute.getIntsList().stream()
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    Optional<float[]> decimals(String name) {
        return find(name, AttributeType.FLOATS).map(attribute -> {
            float[] values = new float[attribute.getFloatsCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = attribute.getFloats(i);
            }
            return values;
        });
    }

    Optional<TensorProto> tensor(String name) {
        return find(name, AttributeType.TENSOR).map(AttributeProto::getT);
    }

    GraphProto graph(String name) {
        return find(name, AttributeType.GRAPH).map(AttributeProto::getG).orElseThrow(() -> missing(name));
    }

    /** Read on purpose, though it says nothing about what is computed at inference. */
    void ignore(String name) {
        unread.remove(name);
    }
}
