"""Writes golden.json: what other programs make of each op's inputs.

Each case has the numbers that go in (inputs, and parameters for the record), the numbers that came out, and how many
terms were added up for one of them (0 when the result must be met exactly). The op itself is written in
GoldenCases.java under the same name; the test fails when a name is missing on either side.

Needs numpy, onnx, torch, tensorflow, keras. Run: python golden.py > golden.json
"""

import json
import sys

import keras
import numpy as np
import onnx
import tensorflow as tf
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

random = np.random.default_rng(20261120)
cases = []


def normal(*shape):
    """Rounded, so that the file stays small."""
    return np.round(random.normal(size=shape), 3).astype(np.float32)


def integers(*shape):
    """Sums of products of these are exact in float32, in any order."""
    return random.integers(-4, 5, shape).astype(np.float32)


def case(name, output, inputs, parameters=(), terms=0):
    def tensor(values):
        values = np.asarray(values, dtype=np.float32)
        return {"shape": list(values.shape), "values": [float(str(v)) for v in values.ravel()]}

    cases.append(
        {
            "name": name,
            "terms": terms,
            "inputs": [tensor(v) for v in inputs],
            "parameters": [tensor(v) for v in parameters],
            "output": tensor(output),
        }
    )


def onnx_node(kind, inputs, output=0, opset=21, **attributes):
    names = ["" if v is None else f"i{i}" for i, v in enumerate(inputs)]
    outputs = [f"o{i}" for i in range(output + 1)]
    node = helper.make_node(kind, names, outputs, **attributes)
    given = {n: np.asarray(v) for n, v in zip(names, inputs) if n}
    graph = helper.make_graph(
        [node],
        "one",
        [helper.make_tensor_value_info(n, helper.np_dtype_to_tensor_dtype(v.dtype), v.shape) for n, v in given.items()],
        [helper.make_tensor_value_info(n, TensorProto.UNDEFINED, None) for n in outputs],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])
    return ReferenceEvaluator(model).run(None, given)[output]


def torched(function, *inputs, **arguments):
    return function(*[torch.from_numpy(v) for v in inputs], **arguments).numpy()


def nhwc(x):
    return x.transpose(0, 2, 3, 1)


def nchw(x):
    return np.asarray(x).transpose(0, 3, 1, 2)


def convolutions():
    x, w, b = integers(2, 3, 11, 9), integers(4, 3, 3, 2), integers(4)
    padded = np.pad(x, ((0, 0), (0, 0), (1, 2), (0, 1)))
    case(
        "conv2d strides, dilation, asymmetric padding",
        torched(F.conv2d, padded, w, b, stride=(2, 3), dilation=(1, 2)),
        [x],
        [w, b],
    )
    x, w = integers(1, 6, 7, 5), integers(4, 3, 3, 3)
    case("conv2d groups", torched(F.conv2d, x, w, groups=2), [x], [w])
    x, w = integers(1, 2, 6, 7), integers(3, 2, 4, 4)
    for stride in (1, 3):
        y = tf.nn.conv2d(nhwc(x), w.transpose(2, 3, 1, 0), stride, "SAME")
        case(f"conv2d same, stride {stride}", nchw(y), [x], [w])
    x, w = integers(1, 5, 8, 7), integers(10, 1, 3, 3)
    y = tf.nn.depthwise_conv2d(nhwc(x), w.reshape(5, 2, 3, 3).transpose(2, 3, 0, 1), [1, 2, 2, 1], "SAME")
    case("conv2d depthwise", nchw(y), [x], [w])

    x, w, b = integers(2, 4, 3, 5), integers(4, 3, 3, 2), integers(6)
    y = torched(
        F.conv_transpose2d,
        x,
        w,
        b,
        stride=(3, 2),
        padding=1,
        output_padding=(2, 1),
        groups=2,
        dilation=(1, 2),
    )
    case("conv_transpose2d groups, output padding", y, [x], [w, b])
    x, w = integers(1, 2, 4, 3), integers(2, 3, 3, 4)
    y = onnx_node("ConvTranspose", [x, w], pads=[0, 1, 2, 1], strides=[2, 3])
    case("conv_transpose2d asymmetric padding", y, [x], [w])
    for stride, size in ((2, 3), (3, 2), (1, 4)):
        x, w = integers(1, 2, 4, 3), integers(2, 3, size, size)
        y = tf.nn.conv2d_transpose(
            nhwc(x), w.transpose(2, 3, 1, 0), [1, 4 * stride, 3 * stride, 3], stride, padding="SAME"
        )
        case(f"conv_transpose2d same, stride {stride}, size {size}", nchw(y), [x], [w])


def pools():
    x = normal(2, 3, 10, 11)
    padded = np.pad(x, ((0, 0), (0, 0), (0, 1), (1, 2)), constant_values=-np.inf)
    y = torched(F.max_pool2d, padded, kernel_size=(3, 2), stride=(2, 3), dilation=(1, 2))
    case("max_pool2d asymmetric padding", y, [x])
    y = torched(F.max_pool2d, x, kernel_size=3, stride=2, padding=1, ceil_mode=True)
    case("max_pool2d ceil", y, [x])
    case("max_pool2d same", nchw(tf.nn.max_pool2d(nhwc(x), 3, 2, "SAME")), [x])
    y = torched(F.avg_pool2d, x, kernel_size=3, stride=2, padding=1, ceil_mode=True, count_include_pad=True)
    case("average_pool2d ceil, padding counts", y, [x], terms=9)
    case("average_pool2d same", nchw(tf.nn.avg_pool2d(nhwc(x), 3, 2, "SAME")), [x], terms=9)
    case("lp_pool2d", torched(F.lp_pool2d, np.abs(x), norm_type=3.0, kernel_size=(3, 2), stride=2), [x], terms=6)


def elementwise():
    x = np.concatenate([normal(40) * 3, np.float32([-0.0, 0, -0.5, 0.5, 1.5, 2.5, -1, 1, 3, -3, 20, -20, 80, -80])])
    unit = np.concatenate([np.round(random.uniform(-1, 1, 20), 4), [0, 1e-4, -1e-4]]).astype(np.float32)
    positive = np.concatenate([np.abs(normal(20)) * 9 + 1, [1, 1.0005, 1e-3 + 1]]).astype(np.float32)
    special = np.float32([np.nan, np.inf, -np.inf, 0, 1])
    half = np.float32([1.0004883, 1.0014648, 65504, 65519.9, 65520, 1e-8, 2.98e-8, 3e-8, 6.1e-5, 6.09e-5, -0.1, 3e-7, 1e30])
    keras_of = lambda name, v, **a: np.asarray(getattr(keras.activations, name)(v, **a))
    numpy_of = lambda function, v: function(v.astype(np.float64))
    table = {
        "ABS": (x, 0, 0, np.abs(x)),
        "NEGATE": (x, 0, 0, -x),
        "AFFINE": (x, 0.5, -2, x * np.float32(0.5) - np.float32(2)),
        "SQUARE": (x, 0, 0, numpy_of(np.square, x)),
        "SQRT": (positive, 0, 0, numpy_of(np.sqrt, positive)),
        "RECIPROCAL": (positive, 0, 0, numpy_of(np.reciprocal, positive)),
        "EXP": (x, 0, 0, numpy_of(np.exp, x)),
        "LOG": (positive, 0, 0, numpy_of(np.log, positive)),
        "ERF": (x, 0, 0, torch.erf(torch.from_numpy(x).double()).numpy()),
        "FLOOR": (x, 0, 0, np.floor(x)),
        "CEIL": (x, 0, 0, np.ceil(x)),
        "ROUND": (x, 0, 0, onnx_node("Round", [x])),
        "TRUNCATE": (x, 0, 0, x.astype(np.int64)),
        "ROUND_TO_HALF": (half, 0, 0, half.astype(np.float16)),
        "SIGN": (x, 0, 0, np.sign(x)),
        "NOT": (x, 0, 0, x == 0),
        "IS_NAN": (special, 0, 0, np.isnan(special)),
        "IS_INF": (special, 0, 1, onnx_node("IsInf", [special], detect_negative=0)),
        "SIN": (x, 0, 0, numpy_of(np.sin, x)),
        "COS": (x, 0, 0, numpy_of(np.cos, x)),
        "TAN": (x, 0, 0, numpy_of(np.tan, x)),
        "ASIN": (unit, 0, 0, numpy_of(np.arcsin, unit)),
        "ACOS": (unit, 0, 0, numpy_of(np.arccos, unit)),
        "ATAN": (x, 0, 0, numpy_of(np.arctan, x)),
        "SINH": (x, 0, 0, numpy_of(np.sinh, x)),
        "COSH": (x, 0, 0, numpy_of(np.cosh, x)),
        "TANH": (x, 0, 0, numpy_of(np.tanh, x)),
        "ASINH": (x, 0, 0, numpy_of(np.arcsinh, x)),
        "ACOSH": (positive, 0, 0, numpy_of(np.arccosh, positive)),
        "ATANH": (unit, 0, 0, numpy_of(np.arctanh, unit)),
        "SIGMOID": (x, 0, 0, torch.sigmoid(torch.from_numpy(x).double()).numpy()),
        "LOG_SIGMOID": (x, 0, 0, torched(F.logsigmoid, x)),
        "HARD_SIGMOID": (x, 1 / 6, 0.5, keras_of("hard_sigmoid", x)),
        "SOFTPLUS": (x, 0, 0, numpy_of(lambda v: np.logaddexp(v, 0), x)),
        "SQUAREPLUS": (x, 4, 0, numpy_of(lambda v: (v + np.sqrt(v * v + 4)) / 2, x)),
        "SPARSE_PLUS": (x, 0, 0, keras_of("sparse_plus", x)),
        "SOFTSIGN": (x, 0, 0, torched(F.softsign, x)),
        "CLIP": (x, -1.5, 2, np.clip(x, -1.5, 2)),
        "LEAKY_RELU": (x, 0.2, 0, torched(F.leaky_relu, x, negative_slope=0.2)),
        "THRESHOLD": (x, 0.5, -7, torched(F.threshold, x, threshold=0.5, value=-7)),
        "ELU": (x, 0.7, 0, torched(F.elu, x, alpha=0.7)),
        "SELU": (x, 1.6732632, 1.0507010, torched(F.selu, x)),
        "CELU": (x, 0.7, 0, torched(F.celu, x, alpha=0.7)),
        "GELU": (x, 0, 0, F.gelu(torch.from_numpy(x).double()).numpy()),
        "GELU_TANH": (x, 0, 0, F.gelu(torch.from_numpy(x).double(), approximate="tanh").numpy()),
        "SWISH": (x, 1, 0, torched(F.silu, x)),
        "HARD_SWISH": (x, 0, 0, onnx_node("HardSwish", [x])),
        "MISH": (x, 0, 0, torched(F.mish, x)),
        "TANH_SHRINK": (x, 0, 0, numpy_of(lambda v: v - np.tanh(v), x)),
        "SHRINK": (x, 1.5, 1, onnx_node("Shrink", [x], lambd=1.5, bias=1.0)),
    }
    exact = "ABS NEGATE FLOOR CEIL ROUND TRUNCATE ROUND_TO_HALF SIGN NOT IS_NAN IS_INF CLIP THRESHOLD".split()
    for name, (v, a, b, y) in table.items():
        case("elementwise " + name, y, [v], [[a, b]], terms=0 if name in exact else 8)
    case("relu", np.maximum(x, 0).reshape(2, 27), [x.reshape(2, 27)])


def binary():
    a, b = integers(2, 3, 1, 5), integers(3, 4, 1)
    nonzero = np.where(b == 0, np.float32(3), b)
    power = (np.abs(normal(2, 3, 1, 5)) + np.float32(0.1), normal(3, 4, 1))
    table = {
        "ADD": (a, b, np.add(a, b)),
        "SUBTRACT": (a, b, np.subtract(a, b)),
        "MULTIPLY": (a, b, np.multiply(a, b)),
        "DIVIDE": (a, nonzero, np.divide(a, nonzero)),
        "POWER": (*power, np.power(*power)),
        "MAXIMUM": (a, b, np.maximum(a, b)),
        "MINIMUM": (a, b, np.minimum(a, b)),
        "MODULO": (a, nonzero, np.mod(a, nonzero)),
        "FMOD": (a, nonzero, np.fmod(a, nonzero)),
        "EQUAL": (a, b, np.equal(a, b)),
        "LESS": (a, b, np.less(a, b)),
        "LESS_OR_EQUAL": (a, b, np.less_equal(a, b)),
        "GREATER": (a, b, np.greater(a, b)),
        "GREATER_OR_EQUAL": (a, b, np.greater_equal(a, b)),
        "AND": (a, b, np.logical_and(a, b)),
        "OR": (a, b, np.logical_or(a, b)),
        "XOR": (a, b, np.logical_xor(a, b)),
        "PRELU": (a, b, onnx_node("PRelu", [a, b])),
    }
    for name, (v, w, y) in table.items():
        case("binary " + name, y, [v, w], terms=4 if name == "POWER" else 0)
    case("binary same shapes", a + a, [a, a])
    scalar = np.float32(3)
    case("binary scalar", scalar - a, [scalar, a])
    case("binary outer row", a[:, :, 0] * b[0, :3].reshape(1, 3, 1), [a[:, :, 0], b[0, :3].reshape(1, 3, 1)])
    c, x, y = integers(3, 1), normal(2, 1, 4), normal(3, 4)
    case("select", np.where(c != 0, x, y), [c, x, y])
    c, x, y = integers(3, 1) > 0, np.float32(7), normal(3, 4)
    case("select scalar", np.where(c, x, y), [c, x, y])


def normalizations():
    x = normal(2, 5, 3, 4)
    scale, offset, mean, variance = normal(5), normal(5), normal(5), np.abs(normal(5))
    y = onnx_node("BatchNormalization", [x, scale, offset, mean, variance], epsilon=1e-3)
    case("batch_normalization", y, [x], [scale, offset, mean, variance], terms=8)
    last = normal(4), np.abs(normal(4))
    case("batch_normalization last axis, no scale", (x - last[0]) / np.sqrt(last[1] + 1e-3), [x], last, terms=8)
    case("normalize layer", torched(F.layer_norm, x, normalized_shape=(3, 4), eps=1e-5), [x], terms=24)
    case("normalize instance", torched(F.instance_norm, x, eps=1e-5), [x], terms=24)
    y = (x - x.mean((0, 2, 3), keepdims=True)) / np.sqrt(x.var((0, 2, 3), keepdims=True) + 1e-5)
    case("normalize over several runs", y, [x], terms=48)
    for size in (3, 4):
        squares = np.pad(x.astype(np.float64) ** 2, ((0, 0), ((size - 1) // 2, size // 2), (0, 0), (0, 0)))
        total = sum(squares[:, i : i + 5] for i in range(size))
        y = x / (1.5 + 0.7 / size * total) ** 0.75
        case(f"local_response_normalization {size}", y, [x], terms=8)
    y = torched(F.local_response_norm, x, size=5, alpha=1e-2, beta=0.75, k=2.0)
    case("local_response_normalization torch", y, [x], terms=8)


def products():
    x, w, b = integers(2, 3, 7), integers(7, 5), integers(5)
    case("dense", x @ w + b, [x], [w, b])
    case("dense of one row", x[0, 0] @ w, [x[0, 0]], [w])
    for name, a, c in (
        ("matrices", integers(3, 4), integers(4, 5)),
        ("broadcast", integers(2, 1, 3, 4), integers(5, 4, 2)),
        ("row", integers(4), integers(2, 4, 3)),
        ("column", integers(2, 3, 4), integers(4)),
        ("dot", integers(4), integers(4)),
    ):
        case("mat_mul " + name, np.matmul(a, c), [a, c])
    for equation, shapes in (
        ("bij,bjk->bik", ((2, 3, 4), (2, 4, 5))),
        ("b...d, cd -> ...bc", ((2, 3, 1, 4), (5, 4))),
        ("...ij,...jk", ((2, 1, 3, 4), (6, 4, 2))),
        ("ii->i", ((4, 4),)),
        ("ij->", ((3, 4),)),
        ("i,j,k->kij", ((2,), (3,), (4,))),
        ("ba", ((3, 4),)),
    ):
        v = [integers(*shape) for shape in shapes]
        case("einsum " + equation, np.einsum(equation, *v), v)


def sparsemax(z):
    """Algorithm 1 of the paper; Keras up to 3.15.1 differs from it (keras issue 23425)."""
    down = np.sort(z.astype(np.float64))[::-1]
    count = np.arange(1, len(z) + 1)
    support = count[1 + count * down > np.cumsum(down)].max()
    return np.maximum(z - (np.sum(down[:support]) - 1) / support, 0)


def along_an_axis():
    x = normal(3, 5, 4)
    case("softmax", torched(F.softmax, x, dim=1), [x], terms=5)
    case("softmax logarithm", torched(F.log_softmax, x * 50, dim=-1), [x * 50], terms=5)
    case("sparsemax", np.apply_along_axis(sparsemax, 1, x), [x], terms=5)
    ties = integers(3, 5, 4)
    case("hardmax", onnx_node("Hardmax", [ties], axis=-2), [ties])
    case("arg_extreme largest", onnx_node("ArgMax", [ties], axis=-2, keepdims=0), [ties])
    case("arg_extreme last smallest", onnx_node("ArgMin", [ties], axis=0, select_last_index=1), [ties])
    for largest in (1, 0):
        for output, result in enumerate(("VALUES", "INDICES")):
            y = onnx_node("TopK", [ties, np.int64([3])], output, axis=1, largest=largest, sorted=1)
            case(f"top_k {'largest' if largest else 'smallest'} {result}", y, [ties])


def reductions():
    x = np.abs(normal(2, 3, 4, 5)) + np.float32(0.1)
    names = {
        "SUM": "Sum",
        "MEAN": "Mean",
        "MAX": "Max",
        "MIN": "Min",
        "PRODUCT": "Prod",
        "L1": "L1",
        "L2": "L2",
        "LOG_SUM": "LogSum",
        "LOG_SUM_EXP": "LogSumExp",
        "SUM_OF_SQUARES": "SumSquare",
    }
    for name, kind in names.items():
        v = x if name in ("LOG_SUM", "PRODUCT") else x * np.float32([1, -1, 1, -1, 1])
        exact = name in ("MAX", "MIN")
        for axes in ((-1,), (1, 3), (0, 2), (2, 3)):
            y = onnx_node("Reduce" + kind, [v, np.int64(axes)], keepdims=0, opset=18)
            case(f"reduce {name} over {axes[0] if len(axes) == 1 else axes}", y, [v], terms=0 if exact else 30)
        y = onnx_node("Reduce" + kind, [v], keepdims=1, opset=18)
        case(f"reduce {name}", y, [v], terms=0 if exact else 120)


def parts():
    x = normal(2, 5, 7)
    y = normal(2, 3, 7)
    case("concat", np.concatenate([x, y, x], axis=1), [x, y, x])
    case("concat outermost", np.concatenate([y, y]), [y, y])
    case("slice", x[1:, -2::-2, 2:100:3], [x])
    case("slice backwards", x[..., ::-1], [x])
    case("slice empty", x[:, 4:2], [x])
    indices = np.float32([[0, -1, 3], [2, 2, -5]])
    case("gather", np.take(x, indices.astype(int), axis=1), [x, indices])
    case("gather scalar", x[..., 6], [x, np.float32(6)])
    pads = ((0, 0), (2, 1), (0, 3))
    case("pad CONSTANT", np.pad(x, pads, constant_values=1.5), [x])
    case("pad REFLECT", np.pad(x, ((3, 2), (2, 1), (0, 3)), mode="reflect"), [x])
    case("pad EDGE", np.pad(x, pads, mode="edge"), [x])
    case("pad WRAP", np.pad(x, ((0, 0), (12, 6), (0, 3)), mode="wrap"), [x])
    case("pad crops", np.pad(x[:, 1:, :-2], ((0, 0), (0, 3), (1, 0))), [x])


def arrangements():
    x = normal(2, 3, 4, 5)
    case("reshape", onnx_node("Reshape", [x, np.int64([0, -1, 10])]), [x])
    case("reshape to nothing", np.zeros((0, 3)), [np.zeros((3, 0))])
    case("flatten", onnx_node("Flatten", [x], axis=2), [x])
    case("flatten from the end", onnx_node("Flatten", [x], axis=-1), [x])
    case("flatten to one row", x.reshape(1, -1), [x])
    one = normal(1, 3, 1, 4)
    case("squeeze", np.squeeze(one, 2), [one])
    case("squeeze all", np.squeeze(one), [one])
    case("unsqueeze", onnx_node("Unsqueeze", [x, np.int64([0, -1, 3])]), [x])
    case("transpose", x.transpose(2, 0, 3, 1), [x])
    case("transpose reversed", x.T, [x])
    case("expand", onnx_node("Expand", [one, np.int64([2, 1, 1, 5, 1])]), [one])
    case("tile", np.tile(x, (2, 1, 3, 2)), [x])
    depth = normal(2, 12, 2, 3)
    case("depth_to_space DEPTH_LAST", onnx_node("DepthToSpace", [depth], blocksize=2, mode="DCR"), [depth])
    case("depth_to_space DEPTH_FIRST", torched(F.pixel_shuffle, depth, upscale_factor=2), [depth])
    space = normal(2, 3, 4, 6)
    case("space_to_depth", onnx_node("SpaceToDepth", [space], blocksize=2), [space])
    case("shape_of", onnx_node("Shape", [x]), [x])
    case("shape_of part", onnx_node("Shape", [x], start=-3, end=-1), [x])
    case("size_of", onnx_node("Size", [x]), [x])
    case("fill", np.full((2, 3), 1.5), [])
    case("fill scalar", np.full((), -2), [])
    case("range", np.arange(2, 9.5, 1.5), [])
    case("range down", np.arange(5, -5, -3), [])
    case("range empty", np.arange(5, 5), [])


def resizes():
    x = normal(1, 2, 4, 5)
    modes = {"NEAREST": "nearest", "LINEAR": "linear", "CUBIC": "cubic"}
    coordinates = "HALF_PIXEL HALF_PIXEL_SYMMETRIC PYTORCH_HALF_PIXEL ALIGN_CORNERS ASYMMETRIC".split()
    crop = {"axes": [2, 3], "coordinate_transformation_mode": "tf_crop_and_resize", "extrapolation_value": 10.0}

    def resize(v, scales=None, sizes=None, roi=None, **attributes):
        scales = None if scales is None else np.float32(scales)
        sizes = None if sizes is None else np.int64(sizes)
        return onnx_node("Resize", [v, roi, scales, sizes], opset=19, **attributes)

    for interpolation, mode in modes.items():
        for coordinate in coordinates:
            for factors in ((2.6, 3), (0.6, 0.3)):
                y = resize(
                    x, scales=[1, 1, *factors], mode=mode, coordinate_transformation_mode=coordinate.lower()
                )
                case(f"resize {interpolation} {coordinate} by {factors[0]}", y, [x], [factors], terms=32)
        y = resize(x, sizes=[3, 7], roi=np.float32([0.4, 0.1, 0.6, 1.3]), mode=mode, **crop)
        case(f"resize {interpolation} of a region", y, [x], terms=32)
    for nearest in "ROUND_PREFER_FLOOR ROUND_PREFER_CEIL FLOOR CEIL".split():
        y = resize(x, sizes=[1, 2, 8, 10], mode="nearest", nearest_mode=nearest.lower())
        case("resize " + nearest, y, [x])
    for interpolation in ("LINEAR", "CUBIC"):
        y = resize(x, sizes=[1, 2, 3, 2], mode=modes[interpolation], antialias=1)
        case(f"resize {interpolation} antialias", y, [x], terms=32)
    y = resize(x, sizes=[1, 2, 9, 3], mode="cubic", cubic_coeff_a=-0.5, exclude_outside=1)
    case("resize excluding outside", y, [x], terms=32)
    for policy in ("NOT_LARGER", "NOT_SMALLER"):
        y = resize(x, sizes=[7, 8], axes=[2, 3], mode="linear", keep_aspect_ratio_policy=policy.lower())
        case("resize " + policy, y, [x], terms=32)
    case("resize as TensorFlow, nearest", nchw(tf.image.resize(nhwc(x), (7, 3), "nearest")), [x])
    # Without antialias TensorFlow rounds cubic weights to a table of 1,024.
    for interpolation, method in (("LINEAR", "bilinear"), ("CUBIC", "bicubic")):
        for size in ((7, 9), (3, 2)):
            y = tf.image.resize(nhwc(x), size, method, antialias=True)
            case(f"resize as TensorFlow, {interpolation} to {size[0]}", nchw(y), [x], terms=32)
    case("resize to the same size", x, [x])


for group in (
    convolutions,
    pools,
    elementwise,
    binary,
    normalizations,
    products,
    along_an_axis,
    reductions,
    parts,
    arrangements,
    resizes,
):
    group()
lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
sys.stdout.write("[\n" + lines + "\n]\n")
