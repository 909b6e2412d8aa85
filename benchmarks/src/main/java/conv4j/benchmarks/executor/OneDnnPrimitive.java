package conv4j.benchmarks.executor;

import conv4j.tensor.Tensor;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/** A primitive of oneDNN with its arguments. */
final class OneDnnPrimitive implements Prepared {
    private final String implementation;
    private final primitive primitive;
    private final IntMemoryMap arguments;
    private final stream stream;
    private final OneDnnMemory source;
    private final OneDnnMemory target;
    private final List<OneDnnMemory> parameters;

    OneDnnPrimitive(
            String implementation,
            primitive primitive,
            IntMemoryMap arguments,
            stream stream,
            OneDnnMemory source,
            OneDnnMemory target,
            List<OneDnnMemory> parameters,
            Tensor input) {
        this.implementation = implementation;
        this.primitive = primitive;
        this.arguments = arguments;
        this.stream = stream;
        this.source = source;
        this.target = target;
        this.parameters = parameters;
        load(input);
    }

    @Override
    public String kernel() {
        return "onednn/" + implementation;
    }

    @Override
    public void load(Tensor input) {
        source.write(input.values());
    }

    @Override
    public void run() {
        primitive.execute(stream, arguments);
        stream._wait();
    }

    @Override
    public Tensor output() {
        return target.read();
    }

    @Override
    public void close() {
        arguments.close();
        primitive.close();
        stream.close();
        source.close();
        target.close();
        parameters.forEach(OneDnnMemory::close);
    }
}
