package conv4j.benchmarks.executor;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import conv4j.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An operator of PyTorch with its arguments. It allocates each output, from a pool of its own. */
final class PyTorchLayer implements Prepared {
    /** A copy whatever the shape: DJL's own array lies in a buffer of Java's, which goes when the array does. */
    static final String CHANNELS_INNERMOST = "torch.clone(x, memory_format=2)";

    static final String PLAIN = "torch.clone(x, memory_format=0)";

    /** A tensor beside the input, and how it is made ready, a copy, in TorchScript of {@code x}. */
    record Parameter(Tensor tensor, String packing) {}

    private final PtNDManager manager;
    private final String operator;
    private final PtSymbolBlock layer;
    private final PtSymbolBlock loading;
    private final PtSymbolBlock plain;
    /** The input, then the parameters. */
    private final IValue[] arguments;

    private IValue output;

    /**
     * @param result in TorchScript of {@code x}, the input, and {@code p0}, {@code p1}, the parameters
     * @param loading of an input, in TorchScript of {@code x}
     */
    PyTorchLayer(
            PtNDManager manager,
            String operator,
            String result,
            String loading,
            List<Parameter> parameters,
            Tensor input) {
        this.manager = manager;
        this.operator = operator;
        this.loading = script("x", loading);
        this.plain = script("x", "torch.contiguous(torch.to_dense(x), memory_format=0)");
        this.arguments = new IValue[1 + parameters.size()];
        arguments[0] = laid(this.loading, input);
        List<String> names = new ArrayList<>(List.of("x"));
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            arguments[i + 1] = laid(script("x", parameter.packing()), parameter.tensor());
            names.add("p" + i);
        }
        this.layer = script(String.join(", ", names), result);
        this.output = layer.forward(arguments);
    }

    private PtSymbolBlock script(String parameters, String result) {
        try {
            return JniUtils.loadModule(
                    manager, new ByteArrayInputStream(TorchScript.file(parameters, result)), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("TorchScript: " + e.getMessage(), e);
        }
    }

    private IValue laid(PtSymbolBlock by, Tensor tensor) {
        long[] extents = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
        try (PtNDArray array = (PtNDArray) manager.create(tensor.values(), new Shape(extents));
                IValue value = IValue.from(array)) {
            return by.forward(value);
        }
    }

    @Override
    public String kernel() {
        return PyTorchLibrary.version() + "/" + operator;
    }

    @Override
    public void load(Tensor input) {
        arguments[0].close();
        arguments[0] = laid(loading, input);
    }

    @Override
    public void run() {
        output.close();
        output = layer.forward(arguments);
    }

    @Override
    public Tensor output() {
        try (IValue dense = plain.forward(output);
                PtNDArray array = dense.toTensor(manager)) {
            int[] extents = Arrays.stream(array.getShape().getShape())
                    .mapToInt(Math::toIntExact)
                    .toArray();
            return Tensor.of(conv4j.tensor.Shape.of(extents), array.toFloatArray());
        }
    }

    @Override
    public void close() {
        output.close();
        for (IValue argument : arguments) {
            argument.close();
        }
        manager.close();
    }
}
