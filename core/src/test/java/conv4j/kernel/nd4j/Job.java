package conv4j.kernel.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import conv4j.kernel.Kernel;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Rounding;
import conv4j.op.Window;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A window on an input: each op that slides is run on it by each kernel that takes it, and compared with zero tolerance. */
record Job(int batch, int channels, int height, int width, Window window) {

    void convolve(int groups, int channelsPerGroup, int filtersPerGroup, boolean withBias) {
        Random random = new Random(hashCode());
        Tensor x = Nd4jRun.integers(random, batch, groups * channelsPerGroup, height, width);
        int filters = groups * filtersPerGroup;
        Tensor w = Nd4jRun.integers(
                random,
                filters,
                channelsPerGroup,
                window.height().size(),
                window.width().size());
        Tensor bias = withBias ? Nd4jRun.integers(random, filters) : null;
        check(new Conv2d(window, groups, w, bias), x, Definition.convolution(x, rows(), columns(), groups, w, bias));
    }

    void pool() {
        Tensor x = Nd4jRun.integers(new Random(hashCode()), batch, channels, height, width);
        takeGreatest(x);
        average(x);
    }

    void takeGreatest(Tensor x) {
        check(new MaxPool2d(window), x, Definition.greatest(x, rows(), columns()));
    }

    void average(Tensor x) {
        for (boolean paddingCounts : new boolean[] {false, true}) {
            check(new AveragePool2d(window, paddingCounts), x, Definition.mean(x, rows(), columns(), paddingCounts));
        }
    }

    Job rounded(Rounding rounding) {
        return new Job(batch, channels, height, width, window.withRounding(rounding));
    }

    boolean fits() {
        return rows().places() > 0 && columns().places() > 0;
    }

    private Definition.Axis rows() {
        return Definition.Axis.of(window.height(), height);
    }

    private Definition.Axis columns() {
        return Definition.Axis.of(window.width(), width);
    }

    private <O extends Op> void check(O op, Tensor x, Tensor wanted) {
        List<Kernel<O>> takers = Nd4jRun.takers(op, x);
        assertFalse(takers.isEmpty(), () -> "nobody takes " + this);
        for (Kernel<O> kernel : takers) {
            Tensor got = Nd4jRun.run(kernel, op, x);
            assertEquals(wanted.shape(), got.shape(), () -> kernel.name() + " on " + this);
            for (int i = 0; i < wanted.values().length; i++) {
                if (differ(wanted.values()[i], got.values()[i])) {
                    assertEquals(
                            Arrays.toString(wanted.values()),
                            Arrays.toString(got.values()),
                            kernel.name() + ", element " + i + " on " + this);
                }
            }
        }
    }

    /** Zeros of either sign are the same number. */
    private static boolean differ(float wanted, float got) {
        return wanted != got && !(Float.isNaN(wanted) && Float.isNaN(got));
    }
}
