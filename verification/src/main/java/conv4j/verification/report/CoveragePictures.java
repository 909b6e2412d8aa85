package conv4j.verification.report;

import conv4j.kernel.reference.ReferenceBackend;
import conv4j.op.Window;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import conv4j.verification.Geometry;
import conv4j.verification.Kind;
import conv4j.verification.Setting;
import conv4j.verification.execution.AxisExecutor;
import conv4j.verification.execution.Executor;
import conv4j.verification.execution.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each pixel of a small picture is read, counted by the executed kernel: among zeros one pixel is 1, the window's
 * weights are all 1, and what the outputs come to is the number of windows that read it.
 */
final class CoveragePictures {
    private static final Executor EXECUTOR = new Executor(new ReferenceBackend());

    /** Geometries that lose, repeat or favour pixels, each in its own way. */
    private static final List<Asked> ASKED = List.of(
            new Asked(
                    "the reader's question: the last row and column are lost", Geometry.of(11, 2, 2, 0), Setting.FLOOR),
            new Asked("the same, padded by mode: nothing is lost", Geometry.of(11, 2, 2, 0), Setting.SAME_UPPER),
            new Asked("windows that overlap: uneven everywhere", Geometry.of(11, 3, 2, 0), Setting.FLOOR),
            new Asked("half padding: even but for the border", Geometry.of(11, 3, 1, 1), Setting.FLOOR),
            new Asked("a stride beyond the window: a grid of holes", Geometry.of(11, 2, 3, 0), Setting.FLOOR),
            new Asked("dilation and stride: a chessboard", new Geometry(11, 3, 2, 2, 0, 0), Setting.FLOOR));

    private record Asked(String title, Geometry geometry, Setting setting) {}

    /**
     * @param row of the picture
     * @param level 0 for a pixel that is never read, 1 to 5 by how often it is
     */
    record Pixel(int column, int row, int times, int level) {}

    record Picture(String title, String geometry, int side, String output, int unread, int most, List<Pixel> pixels) {}

    private CoveragePictures() {}

    static List<Picture> all() {
        return ASKED.stream().map(CoveragePictures::executed).toList();
    }

    private static Picture executed(Asked asked) {
        Geometry geometry = asked.geometry();
        int side = geometry.input();
        Window window =
                new Window(asked.setting().axis(geometry), asked.setting().axis(geometry));
        Tensor picture = Tensor.zeros(Shape.of(1, 1, side, side));
        int[] times = new int[side * side];
        Shape output = read(window, picture).shape();
        for (int cell = 0; cell < times.length; cell++) {
            picture.values()[cell] = 1;
            float sum = 0;
            for (float value : read(window, picture).values()) {
                sum += value;
            }
            times[cell] = Math.round(sum);
            picture.values()[cell] = 0;
        }
        return pictured(asked, side, output, times);
    }

    private static Tensor read(Window window, Tensor picture) {
        Outcome outcome = EXECUTOR.run(AxisExecutor.op(Kind.CONV2D, window), List.of(picture));
        if (outcome instanceof Outcome.Produced produced) {
            return produced.output();
        }
        throw new IllegalStateException("wanted an output, got " + outcome);
    }

    private static Picture pictured(Asked asked, int side, Shape output, int... times) {
        int most = 0;
        int unread = 0;
        for (int count : times) {
            most = Math.max(most, count);
            unread += count == 0 ? 1 : 0;
        }
        List<Pixel> pixels = new ArrayList<>();
        for (int cell = 0; cell < times.length; cell++) {
            int level = times[cell] == 0 ? 0 : 1 + 4 * (times[cell] - 1) / Math.max(1, most - 1);
            pixels.add(new Pixel(cell % side, cell / side, times[cell], level));
        }
        return new Picture(
                asked.title(),
                asked.geometry() + ", " + asked.setting(),
                side,
                output.extent(2) + " x " + output.extent(3),
                unread,
                most,
                pixels);
    }
}
