package conv4j.benchmarks.executor;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import conv4j.op.Conv2d;
import conv4j.tensor.Shape;
import conv4j.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;

/** oneDNN's primitives for core's ops: descriptors in, a {@link OneDnnPrimitive} out. */
final class OneDnnPrimitives {
    private static final engine CPU = new engine(engine.kind.cpu, 0);

    /** Blocks of channels as wide as its vectors first, then channels innermost, then as core has them. */
    private static final List<format_tag> POOL_LAYOUTS =
            List.of(format_tag.aBcd16b, format_tag.aBcd8b, format_tag.acdb, format_tag.abcd);

    private OneDnnPrimitives() {}

    static OneDnnPrimitive convolution(Conv2d conv, boolean relu, Tensor input) {
        Shape shape = input.shape();
        LaidWindow window = LaidWindow.of(conv.window(), shape);
        long[] out = output(shape, conv.outputChannels(), window);
        long[] weightDims = weightDims(conv);
        Tensor bias = conv.bias();
        primitive_attr attributes = new primitive_attr();
        if (relu) {
            post_ops after = new post_ops();
            after.append_eltwise(algorithm.eltwise_relu, 0, 0);
            attributes.set_post_ops(after);
        }
        memory.desc biasDesc =
                bias == null ? new memory.desc() : desc(new long[] {conv.outputChannels()}, format_tag.a);
        convolution_forward.primitive_desc plan = new convolution_forward.primitive_desc(
                CPU,
                prop_kind.forward_inference,
                algorithm.convolution_direct,
                desc(dims(shape), format_tag.any),
                desc(weightDims, format_tag.any),
                biasDesc,
                desc(out, format_tag.any),
                window.strides(),
                fromZero(window.dilations()),
                window.before(),
                window.after(),
                attributes,
                false);
        OneDnnMemory source = new OneDnnMemory(plan.src_desc(), dims(shape), CPU);
        OneDnnMemory weights = new OneDnnMemory(plan.weights_desc(), weightDims, CPU);
        weights.write(conv.weights().values());
        OneDnnMemory target = new OneDnnMemory(plan.dst_desc(), out, CPU);
        IntMemoryMap arguments = new IntMemoryMap()
                .put(DNNL_ARG_SRC, source.own())
                .put(DNNL_ARG_WEIGHTS, weights.own())
                .put(DNNL_ARG_DST, target.own());
        List<OneDnnMemory> parameters = List.of(weights);
        if (bias != null) {
            OneDnnMemory added = new OneDnnMemory(plan.bias_desc(), new long[] {conv.outputChannels()}, CPU);
            added.write(bias.values());
            arguments.put(DNNL_ARG_BIAS, added.own());
            parameters = List.of(weights, added);
        }
        return new OneDnnPrimitive(
                plan.impl_info_str().getString(),
                new convolution_forward(plan),
                arguments,
                new stream(CPU),
                source,
                target,
                parameters,
                input);
    }

    static OneDnnPrimitive pool(algorithm kind, LaidWindow window, Tensor input) {
        Shape shape = input.shape();
        long[] out = output(shape, shape.extent(1), window);
        pooling_forward.primitive_desc plan = poolPlan(kind, window, dims(shape), out);
        OneDnnMemory source = new OneDnnMemory(plan.src_desc(), dims(shape), CPU);
        OneDnnMemory target = new OneDnnMemory(plan.dst_desc(), out, CPU);
        return new OneDnnPrimitive(
                plan.impl_info_str().getString(),
                new pooling_forward(plan),
                new IntMemoryMap().put(DNNL_ARG_SRC, source.own()).put(DNNL_ARG_DST, target.own()),
                new stream(CPU),
                source,
                target,
                List.of(),
                input);
    }

    /** In the first layout that it has generated code for: a pool, unlike a convolution, does not choose by itself. */
    private static pooling_forward.primitive_desc poolPlan(algorithm kind, LaidWindow window, long[] in, long[] out) {
        List<pooling_forward.primitive_desc> plans = POOL_LAYOUTS.stream()
                .map(layout -> new pooling_forward.primitive_desc(
                        CPU,
                        prop_kind.forward_inference,
                        kind,
                        desc(in, layout),
                        desc(out, format_tag.any),
                        window.strides(),
                        window.sizes(),
                        fromZero(window.dilations()),
                        window.before(),
                        window.after(),
                        new primitive_attr(),
                        false))
                .toList();
        return plans.stream()
                .filter(plan -> plan.impl_info_str().getString().startsWith("jit"))
                .findFirst()
                .orElse(plans.get(plans.size() - 1));
    }

    /** 0 is a dense window there. */
    private static long[] fromZero(long[] dilations) {
        return Arrays.stream(dilations).map(dilation -> dilation - 1).toArray();
    }

    private static memory.desc desc(long[] dims, format_tag layout) {
        return new memory.desc(dims, memory.data_type.f32, layout);
    }

    private static long[] weightDims(Conv2d conv) {
        long[] dims = dims(conv.weights().shape());
        return conv.groups() == 1
                ? dims
                : new long[] {conv.groups(), dims[0] / conv.groups(), dims[1], dims[2], dims[3]};
    }

    private static long[] output(Shape input, int channels, LaidWindow window) {
        return new long[] {input.extent(0), channels, window.places()[0], window.places()[1]};
    }

    private static long[] dims(Shape shape) {
        return Arrays.stream(shape.toArray()).asLongStream().toArray();
    }
}
