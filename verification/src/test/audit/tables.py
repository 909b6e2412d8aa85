"""Tables of what frameworks really make of random layers, for `conv4j-verify audit`.

    python tables.py pytorch|tensorflow|keras|onnx|caffe ROWS SEED [why] > table.csv

Each row is run by the framework itself on zeros; what it refuses claims `error`, and with `why` its words go to stderr. Caffe's rows follow its published
source (base_conv_layer.cpp, conv_layer.cpp, deconv_layer.cpp, pooling_layer.cpp), C++ division included.
The samples under src/test/resources/audit were made by it; build and tests need no Python.
"""
import csv
import math
import multiprocessing
import os
import random
import sys

COLUMNS = ("framework op in_h in_w in_c out_c window_h window_w stride_h stride_w pad_top pad_left pad_bottom pad_right "
           "padding dilation_h dilation_w ceil_mode groups output_padding_h output_padding_w count_include_pad "
           "out_h out_w").split()
CONVOLUTIONS = ("conv2d", "depthwise_conv2d")
POOLS = ("max_pool2d", "avg_pool2d")
OPS = CONVOLUTIONS + ("conv_transpose2d",) + POOLS


def draw(rng, framework):
    """A row whose every column some layer of the framework can be given; one in six is meant to be refused."""
    row = dict(framework=framework, op=rng.choice(OPS), padding="explicit")
    pool, transposed = row["op"] in POOLS, row["op"] == "conv_transpose2d"
    wild = rng.random() < 1 / 6
    for side in "hw":
        row["in_" + side] = rng.randint(1, 30 if side == "h" else 24)
        row["window_" + side] = rng.randint(1, 6)
        row["stride_" + side] = rng.choice([1, 1, 2, 2, 3, 4, 5] + [0] * wild)
        row["dilation_" + side] = rng.choice([1, 1, 1, 2, 3] + [0] * wild)
        row["output_padding_" + side] = rng.choice([0, 0, 1, 2]) if transposed else 0
    for before, after, side in (("top", "bottom", "h"), ("left", "right", "w")):
        most = row["window_" + side] + 1 if wild else row["window_" + side] // 2
        row["pad_" + before] = row["pad_" + after] = rng.choice([0, rng.randint(-wild, most)])
        if framework in ("onnx", "tensorflow"):
            row["pad_" + after] = rng.choice([row["pad_" + after], rng.randint(-wild, most)])
    row["groups"] = 1 if pool else rng.choice([1, 1, 2, 3])
    row["in_c"] = rng.choice([1, 2, 3, 4, 6]) if wild else row["groups"] * rng.randint(1, 2)
    row["out_c"] = rng.choice([1, 2, 3, 4, 6]) if wild else row["groups"] * rng.randint(1, 2)
    if row["op"] == "depthwise_conv2d":
        row["groups"] = row["in_c"]
        row["out_c"] = row["in_c"] * rng.randint(1, 2)
    if pool:
        row["out_c"] = row["in_c"]
    modes = dict(pytorch=["explicit"] * 3 + ["valid", "same_upper"] * (row["op"] in CONVOLUTIONS),
                 tensorflow=["explicit", "valid", "same_upper", "same_upper"],
                 keras=["valid", "same_upper"],
                 onnx=["explicit", "explicit", "valid", "same_upper", "same_lower"], caffe=["explicit"])
    row["padding"] = rng.choice(modes[framework])
    if row["padding"] != "explicit":
        for side in ("top", "left", "bottom", "right"):
            row["pad_" + side] = 0
    row["ceil_mode"] = str(pool and framework in ("pytorch", "onnx", "caffe") and rng.random() < 0.5)
    row["count_include_pad"] = str(pool and rng.random() < 0.5)
    if framework == "tensorflow" and pool:
        row["dilation_h"] = row["dilation_w"] = rng.choice([1, 1, 1, row["dilation_h"]])
    if framework == "keras" and pool or framework == "caffe" and pool or framework == "pytorch" and row["op"] == "avg_pool2d":
        row["dilation_h"] = row["dilation_w"] = 1
    if framework == "keras" and transposed:
        row["groups"] = 1
    if framework == "caffe":
        row["output_padding_h"] = row["output_padding_w"] = 0
    return row


def both(row, name):
    return row[name + "_h"], row[name + "_w"]


def pytorch():
    import torch
    import torch.nn.functional as F
    import warnings
    warnings.filterwarnings("ignore")  # that padding='same' with an even window copies

    def run(row):
        x = torch.zeros(1, row["in_c"], *both(row, "in"))
        padding = dict(explicit=(row["pad_top"], row["pad_left"]), valid="valid", same_upper="same")[row["padding"]]
        geometry = dict(stride=both(row, "stride"), padding=padding)
        if row["op"] == "max_pool2d":
            y = F.max_pool2d(x, both(row, "window"), dilation=both(row, "dilation"),
                             ceil_mode=row["ceil_mode"] == "True", **geometry)
        elif row["op"] == "avg_pool2d":
            y = F.avg_pool2d(x, both(row, "window"), ceil_mode=row["ceil_mode"] == "True",
                             count_include_pad=row["count_include_pad"] == "True", **geometry)
        elif row["op"] == "conv_transpose2d":
            y = F.conv_transpose2d(x, torch.zeros(row["in_c"], row["out_c"] // row["groups"], *both(row, "window")),
                                   output_padding=both(row, "output_padding"), dilation=both(row, "dilation"),
                                   groups=row["groups"], **geometry)
            if row["out_c"] % row["groups"]:
                raise ValueError("weights of such channels cannot be made")
        else:
            y = F.conv2d(x, torch.zeros(row["out_c"], row["in_c"] // row["groups"], *both(row, "window")),
                         dilation=both(row, "dilation"), groups=row["groups"], **geometry)
        return tuple(y.shape[2:])

    return run


def tensorflow():
    import tensorflow as tf

    def run(row):
        x = tf.zeros((1, *both(row, "in"), row["in_c"]))
        same = row["padding"] == "same_upper"
        explicit = row["padding"] == "explicit"
        padding = "SAME" if same else "VALID" if not explicit else [
            [0, 0], [row["pad_top"], row["pad_bottom"]], [row["pad_left"], row["pad_right"]], [0, 0]]
        if explicit and not any(map(any, padding)):
            padding = "VALID"
        stride, dilation, window = both(row, "stride"), both(row, "dilation"), both(row, "window")
        if row["op"] in POOLS:
            if max(dilation) > 1:
                y = tf.nn.pool(x, window, row["op"][:3].upper(), stride, padding, dilations=dilation)
            else:
                pool = tf.nn.max_pool2d if row["op"] == "max_pool2d" else tf.nn.avg_pool2d
                if dilation != (1, 1):
                    raise ValueError("no such dilation")
                y = pool(x, window, stride, padding)
        elif row["op"] == "conv_transpose2d":
            if row["groups"] != 1:
                if row["out_c"] % row["groups"] or row["in_c"] % row["groups"]:
                    raise ValueError("weights of such channels cannot be made")
            size = []
            for i, f, s, d, o, p in zip(both(row, "in"), window, stride, dilation, both(row, "output_padding"),
                                        ((row["pad_top"], row["pad_bottom"]), (row["pad_left"], row["pad_right"]))):
                size.append(i * s + o if same else (i - 1) * s + (f - 1) * d + 1 - sum(p) + o)
            y = tf.nn.conv2d_transpose(x, tf.zeros((*window, row["out_c"] // row["groups"], row["in_c"])),
                                       (1, *size, row["out_c"]), stride, padding, dilations=dilation)
        elif row["op"] == "depthwise_conv2d":
            y = tf.nn.depthwise_conv2d(x, tf.zeros((*window, row["in_c"], row["out_c"] // row["in_c"])),
                                       [1, *stride, 1], padding, dilations=dilation)
        else:
            if row["in_c"] % row["groups"]:
                raise ValueError("weights of such channels cannot be made")
            y = tf.nn.conv2d(x, tf.zeros((*window, row["in_c"] // row["groups"], row["out_c"])), stride, padding,
                             dilations=dilation)
        return tuple(y.shape[1:3])

    return run


def keras():
    from keras import layers
    import tensorflow as tf

    def run(row):
        geometry = dict(strides=both(row, "stride"), padding="same" if row["padding"] == "same_upper" else "valid")
        dilation, window = both(row, "dilation"), both(row, "window")
        if row["op"] == "conv2d":
            layer = layers.Conv2D(row["out_c"], window, dilation_rate=dilation, groups=row["groups"], **geometry)
        elif row["op"] == "depthwise_conv2d":
            layer = layers.DepthwiseConv2D(window, dilation_rate=dilation,
                                           depth_multiplier=row["out_c"] // row["in_c"], **geometry)
        elif row["op"] == "conv_transpose2d":
            given = both(row, "output_padding") if any(both(row, "output_padding")) else None
            layer = layers.Conv2DTranspose(row["out_c"], window, dilation_rate=dilation, output_padding=given, **geometry)
        elif row["op"] == "max_pool2d":
            layer = layers.MaxPooling2D(window, **geometry)
        else:
            layer = layers.AveragePooling2D(window, **geometry)
        return tuple(layer(tf.zeros((1, *both(row, "in"), row["in_c"]))).shape[1:3])

    return run


def onnx():
    import numpy
    import onnxruntime
    from onnx import TensorProto, helper
    onnxruntime.set_default_logger_severity(4)

    def run(row):
        name = dict(conv2d="Conv", depthwise_conv2d="Conv", conv_transpose2d="ConvTranspose", max_pool2d="MaxPool",
                    avg_pool2d="AveragePool")[row["op"]]
        window = both(row, "window")
        attributes = dict(kernel_shape=window, strides=both(row, "stride"), dilations=both(row, "dilation"))
        if row["padding"] == "explicit":
            attributes["pads"] = [row["pad_" + side] for side in ("top", "left", "bottom", "right")]
        else:
            attributes["auto_pad"] = row["padding"].upper()
        weights = []
        if row["op"] in POOLS:
            attributes["ceil_mode"] = int(row["ceil_mode"] == "True")
            if name == "AveragePool":
                attributes["count_include_pad"] = int(row["count_include_pad"] == "True")
        else:
            attributes["group"] = row["groups"]
            shape = (row["out_c"], row["in_c"] // row["groups"], *window)
            if name == "ConvTranspose":
                attributes["output_padding"] = both(row, "output_padding")
                shape = (row["in_c"], row["out_c"] // row["groups"], *window)
                if row["out_c"] % row["groups"]:
                    raise ValueError("weights of such channels cannot be made")
            weights = [helper.make_tensor("w", TensorProto.FLOAT, shape, numpy.zeros(shape, numpy.float32).tobytes(), raw=True)]
        node = helper.make_node(name, ["x"] + ["w"] * len(weights), ["y"], **attributes)
        graph = helper.make_graph(
            [node], "g", [helper.make_tensor_value_info("x", TensorProto.FLOAT, list("nchw"))],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)], weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10)
        session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
        x = numpy.zeros((1, row["in_c"], *both(row, "in")), numpy.float32)
        return tuple(session.run(None, {"x": x})[0].shape[2:])

    return run


def caffe():
    def divide(a, b):  # as C++ does
        return int(math.copysign(abs(a) // b, a)) if a else 0

    def check(holds):
        if not holds:
            raise ValueError("CHECK failed")

    def run(row):
        pads = (row["pad_top"], row["pad_left"])
        check(min(pads) >= 0)  # they are unsigned
        sizes = list(zip(both(row, "in"), both(row, "window"), both(row, "stride"), pads, both(row, "dilation")))
        check(min(both(row, "window")) > 0 and min(both(row, "stride")) > 0 and min(both(row, "dilation")) > 0)
        if row["op"] not in POOLS:
            check(row["in_c"] % row["groups"] == 0 and row["out_c"] % row["groups"] == 0)
            if row["op"] == "conv_transpose2d":
                out = [s * (i - 1) + d * (f - 1) + 1 - 2 * p for i, f, s, p, d in sizes]
            else:
                out = [divide(i + 2 * p - (d * (f - 1) + 1), s) + 1 for i, f, s, p, d in sizes]
        else:
            if any(pads):
                check(all(p < f for i, f, s, p, d in sizes))
            rounded = math.ceil if row["ceil_mode"] == "True" else math.floor
            out = [rounded((i + 2 * p - f) / s) + 1 for i, f, s, p, d in sizes]
            if any(pads):
                out = [o - ((o - 1) * s >= i + p) for o, (i, f, s, p, d) in zip(out, sizes)]
        check(min(out) > 0)  # a blob may be empty, but no layer after it wants one
        return tuple(out)

    return run


class Worker:
    """Runs rows in a process of its own: TensorFlow dies of some (division by zero), which is a refusal, too."""

    def __init__(self, framework):
        self.framework = framework
        self.start()

    def start(self):
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(self.framework, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def run(self, row):
        self.pipe.send(row)
        try:
            answer = self.pipe.recv()
        except EOFError:
            self.start()
            raise ValueError("the process died")
        if isinstance(answer, str):
            raise ValueError(answer)
        return answer


def work(framework, pipe):
    run = globals()[framework]()
    while True:
        row = pipe.recv()
        try:
            answer = run(row)
        except Exception as e:  # whatever a framework throws is a refusal
            answer = str(e)
        pipe.send(answer)


def main():
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    framework, rows, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    run = Worker(framework).run
    rng = random.Random(seed)
    table = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    table.writeheader()
    for number in range(1, rows + 1):
        row = draw(rng, framework)
        try:
            row["out_h"], row["out_w"] = run(row)
        except ValueError as e:
            if len(sys.argv) > 4:
                print(number, str(e).replace("\n", " ")[-200:], file=sys.stderr)
            row["out_h"] = row["out_w"] = "error"
        table.writerow(row)


if __name__ == "__main__":
    main()
