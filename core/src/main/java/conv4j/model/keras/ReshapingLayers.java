package conv4j.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import conv4j.op.AxisPadding;
import conv4j.op.AxisResize;
import conv4j.op.Flatten;
import conv4j.op.Pad;
import conv4j.op.Reshape;
import conv4j.op.Resize;
import conv4j.op.Tile;
import conv4j.op.Transpose;
import conv4j.op.Unsqueeze;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Layers that move numbers and change none: Flatten, Reshape, Permute, padding, cropping, upsampling. */
final class ReshapingLayers {
    static final Map<String, LayerKind> TABLE = Map.of(
            "Flatten", LayerKind.of(ReshapingLayers::flatten),
            "Reshape", LayerKind.of(ReshapingLayers::reshape),
            "Permute", LayerKind.of(ReshapingLayers::permute),
            "RepeatVector", LayerKind.of(ReshapingLayers::repeat),
            "ZeroPadding1D", LayerKind.of(call -> pad(call, Spatial.ROW, "padding", 1)),
            "ZeroPadding2D", LayerKind.of(call -> pad(call, Spatial.IMAGE, "padding", 1)),
            "Cropping1D", LayerKind.of(call -> pad(call, Spatial.ROW, "cropping", -1)),
            "Cropping2D", LayerKind.of(call -> pad(call, Spatial.IMAGE, "cropping", -1)),
            "UpSampling1D", LayerKind.of(call -> upsample(call, Spatial.ROW)),
            "UpSampling2D", LayerKind.of(call -> upsample(call, Spatial.IMAGE)));

    private ReshapingLayers() {}

    /**
     * The order is that of channels_last, also where the layer says channels_first: Keras brings channels last before it
     * flattens. A layer without a data format, as in Keras 1, takes its input as it is.
     */
    private static Value flatten(LayerCall call) {
        Value input = call.input();
        Value ordered = call.asInKeras(input);
        boolean channelsLast = Spatial.channelsLast(call.config());
        if (input.rank() > 2 && !channelsLast && call.version().major() > 1) {
            List<Integer> order = new ArrayList<>(List.of(0));
            for (int axis = 2; axis < input.rank(); axis++) {
                order.add(axis);
            }
            order.add(1);
            ordered = call.step(new Transpose(order), ordered);
        }
        if (input.rank() == 1) {
            return call.main(new Unsqueeze(List.of(1)), new Value("", 2, false), ordered);
        }
        return call.main(new Flatten(1), new Value("", 2, false), ordered);
    }

    private static Value reshape(LayerCall call) {
        List<Integer> target = new ArrayList<>(List.of(0));
        target.addAll(call.config().integers("target_shape"));
        if (target.stream().skip(1).anyMatch(extent -> extent == 0 || extent < -1)) {
            throw call.config().wrong("target_shape", "extents of at least 1, or -1");
        }
        Value input = call.asInKeras(call.input());
        return call.main(new Reshape(target, true), new Value("", target.size(), false), input);
    }

    /** Counts axes from 1, the batch left out. */
    private static Value permute(LayerCall call) {
        Value input = call.asInKeras(call.input());
        List<Integer> permutation = new ArrayList<>(List.of(0));
        permutation.addAll(call.config().integers("dims"));
        if (permutation.size() != input.rank()) {
            throw call.config().wrong("dims", (input.rank() - 1) + " axes, as the input has without its batch");
        }
        return call.main(new Transpose(permutation), input, input);
    }

    private static Value repeat(LayerCall call) {
        Value row = call.step(new Unsqueeze(List.of(1)), new Value("", 3, false), call.input(2));
        return call.main(new Tile(List.of(1, call.config().integer("n"), 1)), row, row);
    }

    private static Value pad(LayerCall call, Spatial spatial, String option, int sign) {
        List<List<Integer>> cells = cells(call.config(), spatial, option);
        Value input = Spatial.inOrder(call, call.input(spatial.axes() + 2));
        List<AxisPadding> paddings = new ArrayList<>();
        for (int axis = 0; axis < cells.size(); axis++) {
            int before = sign * cells.get(axis).get(0);
            int after = sign * cells.get(axis).get(1);
            paddings.add(new AxisPadding(axis + 2, before, after));
        }
        return call.main(new Pad(paddings, Pad.Mode.CONSTANT, 0), input, input);
    }

    /**
     * Cells before and after along each axis, which Keras writes as {@code 1}, {@code [1, 2]} (height and width; of a row
     * before and after), {@code [[1, 2], [3, 4]]}, and Keras 1 as {@code [top, bottom, left, right]} too.
     */
    private static List<List<Integer>> cells(Config config, Spatial spatial, String option) {
        List<List<Integer>> cells = new ArrayList<>();
        if (config.element(option) instanceof JsonArray list
                && !list.isEmpty()
                && list.get(0).isJsonArray()) {
            for (JsonElement each : list) {
                Config axis = new Config(config.where() + ", " + option, config.single("axis", each));
                cells.add(axis.integers("axis"));
            }
        } else {
            List<Integer> numbers = config.integers(option);
            if (numbers.size() == 1) {
                cells.add(List.of(numbers.get(0), numbers.get(0)));
                cells.add(cells.get(0));
            } else if (spatial == Spatial.ROW) {
                cells.add(numbers);
            } else if (numbers.size() == 2) {
                numbers.forEach(both -> cells.add(List.of(both, both)));
            } else if (numbers.size() == 4) {
                cells.addAll(List.of(numbers.subList(0, 2), numbers.subList(2, 4)));
            }
        }
        List<List<Integer>> used = cells.subList(0, Math.min(cells.size(), spatial.axes()));
        if (used.size() != spatial.axes()
                || used.stream().anyMatch(axis -> axis.size() != 2 || axis.get(0) < 0 || axis.get(1) < 0)) {
            throw config.wrong(option, "cells of at least 0 before and after, for each axis");
        }
        return used;
    }

    private static Value upsample(LayerCall call, Spatial spatial) {
        int[] size = spatial.pair(call.config(), "size", 2);
        Value input = Spatial.inOrder(call, call.input(spatial.axes() + 2));
        List<AxisResize> axes = spatial == Spatial.ROW
                ? List.of(AxisResize.by(2, size[1]))
                : List.of(AxisResize.by(2, size[0]), AxisResize.by(3, size[1]));
        Resize op = Interpolations.resize(call, axes, call.config().text("interpolation", "nearest"), false);
        return call.main(op, input, input);
    }
}
