package conv4j.benchmarks.executor;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import conv4j.benchmarks.work.Trial.LayerOp;
import conv4j.op.AveragePool2d;
import conv4j.op.Conv2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Padding;
import conv4j.op.Walk;
import conv4j.op.Window;
import conv4j.op.WindowAxis;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.AvgPool;
import org.tensorflow.types.TFloat32;

/**
 * Layers as frozen graphs of TensorFlow: weights are constants, so that its rewriter fuses bias and ReLU into the
 * convolution and its oneDNN packs them once; numbers have channels innermost, the only order that it computes in on a
 * processor.
 */
final class TensorFlowLibrary {
    /** Weights as height x width x input channels x output channels. */
    private static final int[] TO_HWIO = {2, 3, 1, 0};

    /** Depthwise weights as height x width x channels x multiplier, from channels x multiplier x height x width. */
    private static final int[] TO_HWCM = {2, 3, 0, 1};

    /** That all its sessions compute with; 0 before the first one. */
    private static final AtomicInteger THREADS = new AtomicInteger();

    private TensorFlowLibrary() {}

    /** Loads it. */
    static String version() {
        if (!Platform.isWindows()) {
            // Else it logs how it was compiled into the middle of a table. 0: what the user has set stays.
            Function.getFunction("c", "setenv").invokeInt(new Object[] {"TF_CPP_MIN_LOG_LEVEL", "2", 0});
        }
        return "tensorflow-" + TensorFlow.version();
    }

    static Prepared prepare(LayerOp layer, Tensor input, int threads) throws RefusedTrial {
        // Its pool of threads is the process's, and made as large as the first session asks for.
        if (!THREADS.compareAndSet(0, threads) && THREADS.get() != threads) {
            throw new RefusedTrial("keeps the threads of its first session in a process: " + THREADS);
        }
        Graph graph = new Graph();
        try {
            Ops ops = Ops.create(graph);
            Operand<TFloat32> pixels = ops.placeholder(TFloat32.class);
            Operand<TFloat32> result = result(graph, ops, pixels, layer, input, threads);
            return new TensorFlowLayer(graph, pixels, result, input, threads);
        } catch (TensorFlowException e) {
            graph.close();
            throw new RefusedTrial(NativeLibrary.oneLine(e));
        } catch (RefusedTrial e) {
            graph.close();
            throw e;
        }
    }

    private static Operand<TFloat32> result(
            Graph graph, Ops ops, Operand<TFloat32> pixels, LayerOp layer, Tensor input, int threads)
            throws RefusedTrial {
        Op op = layer.op();
        if (op instanceof Conv2d conv) {
            LaidWindow window = LaidWindow.of(conv.window(), input.shape());
            // Seen with 2.18 on mb3ic4ih12iw1oc5kh4kw1sh2sw4ph2pw2dh0dw1: its oneDNN reads past the input, and the JVM
            // ends.
            window.refuseWindowsOnPadding(conv.window(), input.shape());
            Operand<TFloat32> sums = convolution(ops, pixels, conv, window, input.shape(), threads);
            Tensor bias = conv.bias();
            Operand<TFloat32> biased =
                    bias == null ? sums : ops.nn.biasAdd(sums, ops.constantOf(TensorFlowTensors.of(bias)));
            return layer.relu() ? ops.nn.relu(biased) : biased;
        }
        if (op instanceof MaxPool2d pool) {
            return maxima(graph, ops, pixels, pool.window(), LaidWindow.ofMaxPool(pool, input), input.shape());
        }
        if (op instanceof AveragePool2d pool) {
            return averages(ops, pixels, pool, LaidWindow.ofAveragePool(pool, input), input.shape());
        }
        throw new RefusedTrial("has no operation here for " + op.name());
    }

    private static Operand<TFloat32> convolution(
            Ops ops, Operand<TFloat32> pixels, Conv2d conv, LaidWindow window, Shape input, int threads) {
        List<Long> strides = inner(window.strides());
        List<Long> padding = padding(window);
        String mode = window.isPadded() ? "EXPLICIT" : "VALID";
        boolean depthwise = conv.groups() == input.extent(1)
                && conv.groups() > 1
                && !window.isDilated()
                && window.strides()[0] == window.strides()[1];
        if (depthwise) {
            // 2.18 ends the JVM where its oneDNN is told of padding in numbers here.
            boolean same = isSame(conv.window(), input);
            Operand<TFloat32> weights = ops.constantOf(TensorFlowTensors.permuted(perChannel(conv), threads, TO_HWCM));
            return ops.nn.depthwiseConv2dNative(
                    same ? pixels : padded(ops, pixels, window, 0), weights, strides, same ? "SAME" : "VALID");
        }
        Operand<TFloat32> weights = ops.constantOf(TensorFlowTensors.permuted(conv.weights(), threads, TO_HWIO));
        return ops.nn.conv2d(
                pixels,
                weights,
                strides,
                mode,
                org.tensorflow.op.nn.Conv2d.dilations(inner(window.dilations())),
                org.tensorflow.op.nn.Conv2d.explicitPaddings(padding));
    }

    private static Tensor perChannel(Conv2d conv) {
        Shape all = conv.weights().shape();
        int multiplier = all.extent(0) / conv.groups();
        return Tensor.of(
                Shape.of(conv.groups(), multiplier, all.extent(2), all.extent(3)),
                conv.weights().values());
    }

    /**
     * Its first MaxPool, which has a kernel of oneDNN; the second, which Java has a method for, has none. Padding in
     * numbers is laid around beforehand: 0.15 ms for 64 channels of 112x112 where a pool that is told of it takes 0.22.
     */
    private static Operand<TFloat32> maxima(
            Graph graph, Ops ops, Operand<TFloat32> pixels, Window axes, LaidWindow window, Shape input)
            throws RefusedTrial {
        refuseDilation(window);
        boolean same = isSame(axes, input);
        Operand<TFloat32> padded = same ? pixels : padded(ops, pixels, window, Float.NEGATIVE_INFINITY);
        return graph.opBuilder("MaxPool", "maxima", graph.baseScope())
                .addInput(padded.asOutput())
                .setAttr("ksize", array(inner(window.sizes())))
                .setAttr("strides", array(inner(window.strides())))
                .setAttr("padding", same ? "SAME" : "VALID")
                .build()
                .output(0);
    }

    private static Operand<TFloat32> averages(
            Ops ops, Operand<TFloat32> pixels, AveragePool2d pool, LaidWindow window, Shape input) throws RefusedTrial {
        refuseDilation(window);
        List<Long> sizes = inner(window.sizes());
        List<Long> strides = inner(window.strides());
        if (pool.countIncludePad() || !window.isPadded()) {
            return AvgPool.create(ops.scope(), padded(ops, pixels, window, 0), sizes, strides, "VALID");
        }
        if (!isSame(pool.window(), input)) {
            throw new RefusedTrial("divides by cells of the input alone with same padding only");
        }
        return AvgPool.create(ops.scope(), pixels, sizes, strides, "SAME");
    }

    private static Operand<TFloat32> padded(Ops ops, Operand<TFloat32> pixels, LaidWindow window, float with) {
        return window.isPadded() ? ops.pad(pixels, ops.constant(pairs(padding(window))), ops.constant(with)) : pixels;
    }

    /** Whether the window lands where it would with TensorFlow's SAME. */
    private static boolean isSame(Window window, Shape input) {
        return isSame(window.height(), input.extent(2)) && isSame(window.width(), input.extent(3));
    }

    private static boolean isSame(WindowAxis axis, int length) {
        Walk same = axis.withPadding(Padding.Same.UPPER).walk(length);
        Walk own = axis.walk(length);
        return same.places() == own.places() && same.paddingBefore() == own.paddingBefore();
    }

    private static void refuseDilation(LaidWindow window) throws RefusedTrial {
        if (window.isDilated()) {
            throw new RefusedTrial("does not dilate these pools");
        }
    }

    private static List<Long> inner(long[] heightAndWidth) {
        return List.of(1L, heightAndWidth[0], heightAndWidth[1], 1L);
    }

    /** Before and after, axis by axis; none at all where there is no padding. */
    private static List<Long> padding(LaidWindow window) {
        return window.isPadded()
                ? LongStream.of(
                                0,
                                0,
                                window.before()[0],
                                window.after()[0],
                                window.before()[1],
                                window.after()[1],
                                0,
                                0)
                        .boxed()
                        .toList()
                : List.of();
    }

    private static long[][] pairs(List<Long> padding) {
        long[][] pairs = new long[padding.size() / 2][];
        for (int axis = 0; axis < pairs.length; axis++) {
            pairs[axis] = new long[] {padding.get(2 * axis), padding.get(2 * axis + 1)};
        }
        return pairs;
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
