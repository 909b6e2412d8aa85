package conv4j.model.keras;

import conv4j.op.AveragePool2d;
import conv4j.op.MaxPool2d;
import conv4j.op.Op;
import conv4j.op.Reduce;
import conv4j.op.Window;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Pools over windows and over everything. Padded cells are never counted and never the largest. */
final class PoolingLayers {
    static final Map<String, LayerKind> TABLE = Map.of(
            "MaxPooling1D", LayerKind.of(call -> pool(call, Spatial.ROW, MaxPool2d::new)),
            "MaxPooling2D", LayerKind.of(call -> pool(call, Spatial.IMAGE, MaxPool2d::new)),
            "AveragePooling1D", LayerKind.of(call -> pool(call, Spatial.ROW, PoolingLayers::average)),
            "AveragePooling2D", LayerKind.of(call -> pool(call, Spatial.IMAGE, PoolingLayers::average)),
            "GlobalMaxPooling1D", LayerKind.of(call -> global(call, Spatial.ROW, Reduce.Function.MAX)),
            "GlobalMaxPooling2D", LayerKind.of(call -> global(call, Spatial.IMAGE, Reduce.Function.MAX)),
            "GlobalAveragePooling1D", LayerKind.of(call -> global(call, Spatial.ROW, Reduce.Function.MEAN)),
            "GlobalAveragePooling2D", LayerKind.of(call -> global(call, Spatial.IMAGE, Reduce.Function.MEAN)));

    private PoolingLayers() {}

    private static AveragePool2d average(Window window) {
        return new AveragePool2d(window, false);
    }

    private static Value pool(LayerCall call, Spatial spatial, Function<Window, Op> op) {
        Config config = call.config();
        int[] size = spatial.pair(config, "pool_size", 2);
        int[] strides = config.given("strides") ? spatial.pair(config, "strides") : size;
        Window window = spatial.window(config, size[0], size[1], strides);
        Value image = spatial.enter(call);
        return spatial.leave(call, call.main(op.apply(window), image, image));
    }

    private static Value global(LayerCall call, Spatial spatial, Reduce.Function function) {
        Value input = Spatial.inOrder(call, call.input(spatial.axes() + 2));
        boolean keep = call.config().flag("keepdims", false);
        List<Integer> axes = IntStream.range(2, input.rank()).boxed().toList();
        return call.main(new Reduce(function, axes, keep), keep ? input : new Value("", 2, false), input);
    }
}
