package conv4j.model.keras;

import conv4j.model.ModelFormatException;
import conv4j.tensor.Tensor;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of an HDF5 file: named groups, datasets and attributes. */
final class Hdf5Group {
    private final Hdf5 file;
    private final Group group;
    private final String path;

    Hdf5Group(Hdf5 file, Group group, String path) {
        this.file = file;
        this.group = group;
        this.path = path;
    }

    /** Whether a path leads to a group. */
    boolean hasGroup(String name) {
        return find(name) instanceof Group;
    }

    /**
     * @param name names of groups with slashes between them, from here
     * @throws ModelFormatException when there is none
     */
    Hdf5Group group(String name) {
        if (find(name) instanceof Group found) {
            return new Hdf5Group(file, found, pathOf(name));
        }
        throw new ModelFormatException(pathOf(name) + ": wanted a group of the HDF5 file, got none");
    }

    boolean hasDataset(String name) {
        return find(name) instanceof Dataset;
    }

    /**
     * The numbers of a dataset.
     *
     * @throws ModelFormatException when there is no such dataset, or it is not one of numbers, or is damaged
     */
    Tensor tensor(String name) {
        return Hdf5Tensors.read(file, pathOf(name), dataset(name));
    }

    /** The numbers of a dataset, and how the file keeps them. */
    StoredWeight weight(String name) {
        Tensor numbers = tensor(name);
        return new StoredWeight(numbers, dataset(name).getDataType().getSize());
    }

    private Dataset dataset(String name) {
        if (find(name) instanceof Dataset found) {
            return found;
        }
        throw new ModelFormatException(pathOf(name) + ": wanted a dataset of the HDF5 file, got none");
    }

    private @Nullable Node find(String name) {
        Node node = group;
        StringBuilder walked = new StringBuilder(path);
        for (String part : name.split("/", -1)) {
            if (!(node instanceof Group parent)) {
                return null;
            }
            walked.append('/').append(part);
            Node child = Hdf5.reading(walked.toString(), () -> parent.getChild(part));
            if (child != null && child.isLink()) {
                throw new ModelFormatException(
                        walked + ": wanted weights inside the file, got a link; links are never followed");
            }
            node = child;
        }
        return node;
    }

    /** The text of an attribute, or null when the group has no attribute of that name. */
    @Nullable String text(String name) {
        List<String> texts = read(name);
        return texts == null || texts.isEmpty() ? null : texts.get(0);
    }

    /**
     * A list of texts; Keras spreads one that is longer than 64 kB over attributes whose names end in 0, 1, ...
     */
    List<String> texts(String name) {
        List<String> whole = read(name);
        if (whole != null) {
            return whole;
        }
        List<String> all = new ArrayList<>();
        for (int part = 0; ; part++) {
            List<String> texts = read(name + part);
            if (texts == null) {
                return all;
            }
            all.addAll(texts);
        }
    }

    private @Nullable List<String> read(String name) {
        return Hdf5.reading(where() + ", attribute " + name, () -> {
            Attribute attribute = group.getAttribute(name);
            if (attribute == null) {
                return null;
            }
            Hdf5Tensors.requireInside(file, where() + ", attribute " + name, attribute.getDimensionsAsLong(), 1);
            if (attribute.getSize() == 0 || attribute.isEmpty()) {
                return List.of();
            }
            if (!(attribute.getDataType() instanceof StringData)
                    && !(attribute.getDataType() instanceof VariableLength type && type.isVariableLengthString())) {
                throw new ModelFormatException(where() + ", attribute " + name + ": wanted text, got "
                        + attribute.getDataType().getClass().getSimpleName());
            }
            Object data = attribute.getData();
            return data instanceof Object[] texts
                    ? Arrays.stream(texts).map(Object::toString).toList()
                    : List.of(data.toString());
        });
    }

    private String where() {
        return path.isEmpty() ? "the file" : path;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
