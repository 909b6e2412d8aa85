package conv4j.benchmarks.cold;

import conv4j.benchmarks.statistics.Spread;
import conv4j.cli.Launcher;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A command of core's command line from its start to its end, as a shell sees it. */
public final class ColdStart {
    /** What networks of the zoo see. */
    private static final int SIDE = 224;

    private ColdStart() {}

    /**
     * {@code conv4j run} on a picture, writing nothing.
     *
     * @param options as in {@code --model zoo:squeezenet-1.1}
     * @return milliseconds of each of some runs
     */
    public static Spread ofPicture(int runs, String... options) throws IOException {
        Path picture = Files.createTempFile("conv4j-picture", ".png");
        try {
            ImageIO.write(gradient(), "png", picture.toFile());
            List<String> arguments = new ArrayList<>(List.of("run", "--no-sheet"));
            arguments.addAll(List.of(options));
            arguments.add(picture.toString());
            double[] sample = new double[runs];
            for (int i = 0; i < runs; i++) {
                long start = System.nanoTime();
                FreshJvm.lines(FreshJvm.command(Launcher.class, arguments.toArray(String[]::new)));
                sample[i] = (System.nanoTime() - start) / 1e6;
            }
            return Spread.of(sample);
        } finally {
            Files.delete(picture);
        }
    }

    private static BufferedImage gradient() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, x << 16 | y << 8 | (x ^ y));
            }
        }
        return image;
    }
}
