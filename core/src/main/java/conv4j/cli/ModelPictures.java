package conv4j.cli;

import conv4j.image.Picture;
import conv4j.image.Preprocessing;
import conv4j.model.ModelValue;
import conv4j.tensor.Shape;
import conv4j.tensor.ShapeException;
import conv4j.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Picture files as the one input of a model.
 *
 * @param size of the pictures; null for what the model declares
 */
record ModelPictures(
        ModelValue input,
        Preprocessing preprocessing,
        @Nullable Extent size) {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp");

    /** The files themselves, and of a folder the pictures in it, by name. */
    static List<Path> files(List<Path> images) throws IOException {
        List<Path> pictures = new ArrayList<>();
        for (Path image : images) {
            if (!Files.isDirectory(image)) {
                pictures.add(image);
                continue;
            }
            try (Stream<Path> files = Files.list(image)) {
                List<Path> found =
                        files.filter(ModelPictures::isPicture).sorted().toList();
                if (found.isEmpty()) {
                    throw new IllegalArgumentException(
                            image + ": wanted a folder with pictures " + ENDINGS + ", got none");
                }
                pictures.addAll(found);
            }
        }
        return pictures;
    }

    private static boolean isPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** {@code N x C x H x W}: the pictures of one pass. */
    Tensor tensor(List<Path> batch) {
        List<Tensor> tensors = new ArrayList<>();
        for (Path file : batch) {
            Picture picture = Picture.read(file);
            Extent extent = extent(picture);
            tensors.add(preprocessing.tensor(picture, extent.first(), extent.second()));
        }
        return stacked(tensors);
    }

    /** Width and height that the model takes: those asked for, else those that it declares, else the picture's own. */
    private Extent extent(Picture picture) {
        if (size != null) {
            return size;
        }
        List<ModelValue.Extent> declared = input.shape();
        return declared.size() == 4
                        && declared.get(2) instanceof ModelValue.Fixed height
                        && declared.get(3) instanceof ModelValue.Fixed width
                ? new Extent(width.size(), height.size())
                : new Extent(picture.width(), picture.height());
    }

    private static Tensor stacked(List<Tensor> tensors) {
        int[] extents = tensors.get(0).shape().toArray();
        int each = tensors.get(0).values().length;
        extents[0] = tensors.size();
        Tensor stack = Tensor.zeros(Shape.of(extents));
        for (int n = 0; n < tensors.size(); n++) {
            if (!tensors.get(n).shape().equals(tensors.get(0).shape())) {
                throw new ShapeException("batch: wanted pictures of one size, got "
                        + tensors.get(0).shape() + " and " + tensors.get(n).shape() + "; give --size");
            }
            System.arraycopy(tensors.get(n).values(), 0, stack.values(), n * each, each);
        }
        return stack;
    }
}
