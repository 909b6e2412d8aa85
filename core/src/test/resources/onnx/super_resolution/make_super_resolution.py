"""Writes two networks that double the sides of a picture by pixel shuffle: a 3x3 convolution to 12 channels, and
DepthToSpace. Its weights are the least-squares fit of the example picture to its own reduction by two.

twice.onnx takes and gives N x 3 x H x W, twice_nhwc.onnx gives N x H x W x 3; both 0 to 1.

Run from this folder: python make_super_resolution.py (numpy, PIL, onnx)
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

with Image.open("../../../../../examples/chelsea.png") as file:
    large = file.convert("RGB").crop((0, 0, 450, 300))
small = large.resize((225, 150), Image.BILINEAR)
y = np.asarray(large, np.float64) / 255
x = np.pad(np.asarray(small, np.float64) / 255, ((1, 1), (1, 1), (0, 0)))
height, width = 150, 225
rows = np.concatenate(
    [x[kh : kh + height, kw : kw + width] for kh in range(3) for kw in range(3)] + [np.ones((height, width, 1))], axis=2
).reshape(height * width, 28)
# Depth first, then the row and column within the 2x2 block: DepthToSpace in its mode CRD.
wanted = y.reshape(height, 2, width, 2, 3).transpose(0, 2, 4, 1, 3).reshape(height * width, 12)
fit = np.linalg.lstsq(rows, wanted, rcond=None)[0]
weights = fit[:27].reshape(3, 3, 3, 12).transpose(3, 2, 0, 1).astype(np.float32)

nodes = [
    helper.make_node("Conv", ["small", "weights", "bias"], ["channels"], "conv", pads=[1, 1, 1, 1]),
    helper.make_node("DepthToSpace", ["channels"], ["large"], "shuffle", blocksize=2, mode="CRD"),
]
initializers = [numpy_helper.from_array(weights, "weights"), numpy_helper.from_array(fit[27].astype(np.float32), "bias")]
given = helper.make_tensor_value_info("small", TensorProto.FLOAT, ["N", 3, "H", "W"])


def save(name, nodes, made, shape):
    graph = helper.make_graph(
        nodes, name, [given], [helper.make_tensor_value_info(made, TensorProto.FLOAT, shape)], initializers
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, f"{name}.onnx")


save("twice", nodes, "large", ["N", 3, "H2", "W2"])
save(
    "twice_nhwc",
    nodes + [helper.make_node("Transpose", ["large"], ["picture"], "last", perm=[0, 2, 3, 1])],
    "picture",
    ["N", "H2", "W2", 3],
)
