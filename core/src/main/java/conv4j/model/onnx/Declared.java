package conv4j.model.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import conv4j.model.ModelFormatException;
import conv4j.model.ModelValue;
import java.util.List;

/**
 * An input or output of the graph as the file declares it.
 *
 * @param rank or {@link Computed#UNKNOWN}
 */
record Declared(String name, ElementType type, int rank, ModelValue value) {

    static List<Declared> all(List<ValueInfoProto> infos) {
        return infos.stream().map(Declared::of).toList();
    }

    private static Declared of(ValueInfoProto info) {
        TypeProto declared = info.getType();
        try {
            if (!declared.hasTensorType()) {
                throw new ModelFormatException("wanted a tensor, got " + declared.getValueCase());
            }
            ElementType type = ElementType.of(declared.getTensorType().getElemType());
            boolean shaped = declared.getTensorType().hasShape();
            TensorShapeProto shape = declared.getTensorType().getShape();
            List<ModelValue.Extent> extents =
                    shape.getDimList().stream().map(Declared::extent).toList();
            return new Declared(
                    info.getName(),
                    type,
                    shaped ? extents.size() : Computed.UNKNOWN,
                    new ModelValue(info.getName(), type.toString(), extents));
        } catch (ModelFormatException e) {
            throw e.at("value '" + info.getName() + "'");
        }
    }

    /** Some exporters write -1 or 0 for an axis of any size. */
    private static ModelValue.Extent extent(TensorShapeProto.Dimension dimension) {
        if (dimension.hasDimValue() && dimension.getDimValue() > 0) {
            return new ModelValue.Fixed(Integers.exact(dimension.getDimValue()));
        }
        return dimension.getDimParam().isEmpty()
                ? ModelValue.Free.NAMELESS
                : new ModelValue.Free(dimension.getDimParam());
    }
}
