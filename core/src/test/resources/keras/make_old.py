"""Makes golden files as Keras 1 and 2 wrote them, of which no release can be installed beside Keras 3: their configs are
written by hand here, after the sources of those releases and files that are public, and what they must give is computed by
the same layers of Keras 3. Run by hand, as make_golden.py.

    KERAS_BACKEND=tensorflow python make_old.py
"""

import json
import os

import h5py
import keras
import numpy as np
from keras import layers as L

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(7)


def weights(*shape):
    fan = max(1.0, np.prod(shape[:-1])) if len(shape) > 1 else 1.0
    return (rng.normal(0, 1, shape) / np.sqrt(fan)).astype("float32")


def batch_norm(n):
    return [weights(n) + 1, weights(n), weights(n), rng.uniform(0.5, 2, n).astype("float32")]


def write(name, version, backend, config, groups, inputs, outputs, split=False):
    """groups: layer name -> [(weight name, array), ...], in the file's order."""
    with h5py.File(os.path.join(HERE, name + ".h5"), "w") as f:
        f.attrs["model_config"] = json.dumps(config).encode("utf8")
        f.attrs["keras_version"] = version.encode("utf8")
        f.attrs["backend"] = backend.encode("utf8")
        g = f.create_group("model_weights")
        names = np.array([n.encode("utf8") for n in groups])
        if split:
            g.attrs["layer_names0"], g.attrs["layer_names1"] = names[:1], names[1:]
        else:
            g.attrs["layer_names"] = names
        for layer, tensors in groups.items():
            h = g.create_group(layer)
            h.attrs["weight_names"] = np.array([n.encode("utf8") for n, _ in tensors]) if tensors else np.zeros(0)
            for n, v in tensors:
                h.create_dataset(n, data=v)
    arrays = {f"in{i}": v for i, v in enumerate(inputs)}
    arrays.update({f"out{i}": np.asarray(v, "float32") for i, v in enumerate(outputs)})
    np.savez_compressed(os.path.join(HERE, name + ".npz"), **arrays)
    keras.backend.clear_session()


def answer(model, x):
    return np.asarray(keras.ops.convert_to_numpy(model(x, training=False)))


def regularizers(*names):
    return {f"{n}_{k}": None for n in names for k in ("regularizer", "constraint")}


def keras1_theano():
    """Sequential as a list, channels first, kernels OC x C x KH x KW that Theano turns."""
    k, b, d, e = weights(4, 3, 3, 2), weights(4), weights(4 * 3 * 3, 5), weights(5)
    conv = {"name": "convolution2d_1", "trainable": True, "batch_input_shape": [None, 3, 8, 7], "input_dtype": "float32",
            "nb_filter": 4, "nb_row": 3, "nb_col": 2, "init": "glorot_uniform", "activation": "linear", "border_mode": "valid",
            "subsample": [1, 1], "dim_ordering": "th", "activity_regularizer": None, "bias": True,
            "W_regularizer": None, "b_regularizer": None, "W_constraint": None, "b_constraint": None}
    config = {"class_name": "Sequential", "config": [
        {"class_name": "Convolution2D", "config": conv},
        {"class_name": "Activation", "config": {"name": "activation_1", "trainable": True, "activation": "relu"}},
        {"class_name": "MaxPooling2D", "config": {"name": "maxpooling2d_1", "trainable": True, "pool_size": [2, 2],
                                                  "strides": [2, 2], "border_mode": "valid", "dim_ordering": "th"}},
        {"class_name": "Dropout", "config": {"name": "dropout_1", "trainable": True, "p": 0.25}},
        {"class_name": "Flatten", "config": {"name": "flatten_1", "trainable": True}},
        {"class_name": "Dense", "config": {"name": "dense_1", "trainable": True, "output_dim": 5, "init": "glorot_uniform",
                                           "activation": "hard_sigmoid", "input_dim": 36, "activity_regularizer": None, "bias": True,
                                           "W_regularizer": None, "b_regularizer": None, "W_constraint": None,
                                           "b_constraint": None}}]}
    x = rng.normal(0, 1, (2, 3, 8, 7)).astype("float32")
    i = keras.Input((8, 7, 3))
    y = L.Permute((3, 1, 2))(L.MaxPooling2D()(L.Conv2D(4, (3, 2), activation="relu")(i)))
    m = keras.Model(i, L.Dense(5)(L.Flatten()(y)))
    m.set_weights([k[:, :, ::-1, ::-1].transpose(2, 3, 1, 0), b, d, e])
    y = np.clip(0.2 * answer(m, x.transpose(0, 2, 3, 1)) + 0.5, 0, 1)
    write("keras1_theano", "1.2.2", "theano", config,
          {"convolution2d_1": [("convolution2d_1_W", k), ("convolution2d_1_b", b)], "activation_1": [], "maxpooling2d_1": [],
           "dropout_1": [], "flatten_1": [], "dense_1": [("dense_1_W", d), ("dense_1_b", e)]}, [x], [y])


def keras1_merge():
    """Functional, TensorFlow's order, Merge layers; batch norm keeps variances under the name running_std."""
    def conv(name, n):
        return {"name": name, "trainable": True, "nb_filter": n, "nb_row": 3, "nb_col": 3, "init": "he_normal",
                "activation": "relu", "border_mode": "same", "subsample": [2, 2], "dim_ordering": "tf", "bias": False,
                "activity_regularizer": None, "W_regularizer": None, "b_regularizer": None, "W_constraint": None,
                "b_constraint": None}

    def merge(name, mode):
        return {"name": name, "trainable": True, "mode": mode, "mode_type": "raw", "concat_axis": -1, "dot_axes": -1,
                "output_shape": None, "output_shape_type": "raw", "output_mask": None, "output_mask_type": "raw", "arguments": {}}

    def layer(cls, config, *inputs):
        return {"class_name": cls, "config": config, "name": config["name"],
                "inbound_nodes": [[[n, 0, 0] for n in inputs]] if inputs else []}

    layers = [
        layer("InputLayer", {"name": "input_1", "batch_input_shape": [None, 7, 6, 3], "input_dtype": "float32", "sparse": False}),
        layer("Convolution2D", conv("c1", 4), "input_1"), layer("Convolution2D", conv("c2", 4), "input_1"),
        layer("BatchNormalization", {"name": "bn", "trainable": True, "epsilon": 0.001, "mode": 0, "axis": -1, "momentum": 0.99,
                                     "gamma_regularizer": None, "beta_regularizer": None}, "c1"),
        layer("Merge", merge("m1", "concat"), "bn", "c2"), layer("Merge", merge("m2", "sum"), "c1", "c2"),
        layer("AveragePooling2D", {"name": "pool", "trainable": True, "pool_size": [2, 2], "strides": [2, 2],
                                   "border_mode": "same", "dim_ordering": "tf"}, "m1"),
        layer("GlobalAveragePooling2D", {"name": "gap", "trainable": True, "dim_ordering": "tf"}, "pool"),
        layer("ZeroPadding2D", {"name": "pad", "trainable": True, "padding": [1, 2], "dim_ordering": "tf"}, "m2")]
    config = {"class_name": "Model", "config": {"name": "model_1", "layers": layers, "input_layers": [["input_1", 0, 0]],
                                                "output_layers": [["gap", 0, 0], ["pad", 0, 0]]}}
    k1, k2, bn = weights(3, 3, 3, 4), weights(3, 3, 3, 4), batch_norm(4)
    x = rng.normal(0, 1, (2, 7, 6, 3)).astype("float32")
    i = keras.Input((7, 6, 3))
    c1 = L.Conv2D(4, 3, strides=2, padding="same", use_bias=False, activation="relu", name="c1")(i)
    c2 = L.Conv2D(4, 3, strides=2, padding="same", use_bias=False, activation="relu", name="c2")(i)
    n = L.BatchNormalization(name="bn")
    y = L.GlobalAveragePooling2D()(L.AveragePooling2D(2, padding="same")(L.Concatenate()([n(c1), c2])))
    m = keras.Model(i, [y, L.ZeroPadding2D((1, 2))(L.Add()([c1, c2]))])
    m.get_layer("c1").set_weights([k1]), m.get_layer("c2").set_weights([k2]), n.set_weights(bn)
    names = ["bn_gamma", "bn_beta", "bn_running_mean", "bn_running_std"]
    write("keras1_merge", "1.2.0", "tensorflow", config,
          {"input_1": [], "c1": [("c1_W", k1)], "c2": [("c2_W", k2)], "bn": list(zip(names, bn)), "m1": [], "m2": [], "pool": [],
           "gap": [], "pad": []}, [x], [np.asarray(o) for o in m(x, training=False)])


def conv2d(name, filters, size=3, **kw):
    return {"name": name, "trainable": True, "filters": filters, "kernel_size": [size, size], "strides": [1, 1], "padding": "same",
            "data_format": "channels_last", "dilation_rate": [1, 1], "activation": "linear", "use_bias": True,
            "kernel_initializer": {"class_name": "VarianceScaling", "config": {"scale": 1.0, "mode": "fan_avg",
                                                                               "distribution": "uniform", "seed": None}},
            "bias_initializer": {"class_name": "Zeros", "config": {}}, "activity_regularizer": None,
            **regularizers("kernel", "bias"), **kw}


def keras2_list():
    """Sequential of Keras 2.1 as a list; layer names spread over two attributes, as lists above 64 kB are."""
    k, b, d, e = weights(3, 3, 3, 4), weights(4), weights(4 * 7 * 6, 5), weights(5)
    first = conv2d("conv2d_1", 4, batch_input_shape=[None, 7, 6, 3], dtype="float32")
    dense = {"name": "dense_1", "trainable": True, "units": 5, "activation": "softmax", "use_bias": True,
             "kernel_initializer": {"class_name": "VarianceScaling", "config": {}}, "bias_initializer": {"class_name": "Zeros",
             "config": {}}, "activity_regularizer": None, **regularizers("kernel", "bias")}
    config = {"class_name": "Sequential", "config": [
        {"class_name": "Conv2D", "config": first},
        {"class_name": "LeakyReLU", "config": {"name": "leaky_re_lu_1", "trainable": True, "alpha": 0.1}},
        {"class_name": "Flatten", "config": {"name": "flatten_1", "trainable": True}},
        {"class_name": "Dense", "config": dense}]}
    x = rng.normal(0, 1, (2, 7, 6, 3)).astype("float32")
    m = keras.Sequential([keras.Input((7, 6, 3)), L.Conv2D(4, 3, padding="same"), L.LeakyReLU(negative_slope=0.1), L.Flatten(),
                          L.Dense(5, activation="softmax")])
    m.set_weights([k, b, d, e])
    write("keras2_list", "2.1.6", "tensorflow", config,
          {"conv2d_1": [("conv2d_1/kernel:0", k), ("conv2d_1/bias:0", b)], "leaky_re_lu_1": [], "flatten_1": [],
           "dense_1": [("dense_1/kernel:0", d), ("dense_1/bias:0", e)]}, [x], [answer(m, x)], split=True)


def keras2_functions():
    """Functional of Keras 2.4 and later: functions as layers, a model in the model counted from 1, renamed layers inside it."""
    def layer(cls, config, nodes):
        return {"class_name": cls, "config": config, "name": config["name"], "inbound_nodes": nodes}

    def function(name, f):
        return {"name": name, "trainable": True, "dtype": "float32", "function": f}

    depthwise = {"name": "dw", "trainable": True, "dtype": "float32", "kernel_size": [3, 3], "strides": [2, 2], "padding": "same",
                 "data_format": "channels_last", "dilation_rate": [1, 1], "groups": 1, "activation": "hard_sigmoid",
                 "use_bias": False, "bias_initializer": {"class_name": "Zeros", "config": {}}, "activity_regularizer": None,
                 "depth_multiplier": 1, "depthwise_initializer": {"class_name": "GlorotUniform", "config": {"seed": None}},
                 "depthwise_regularizer": None, "depthwise_constraint": None, "bias_regularizer": None, "bias_constraint": None}
    bn = {"name": "renamed_bn", "trainable": True, "dtype": "float32", "axis": [3], "momentum": 0.99, "epsilon": 0.001,
          "center": True, "scale": True, "beta_initializer": {"class_name": "Zeros", "config": {}}, "gamma_initializer": None,
          "moving_mean_initializer": None, "moving_variance_initializer": None, **regularizers("beta", "gamma")}
    source = {"batch_input_shape": [None, 7, 6, 3], "dtype": "float32", "sparse": False, "ragged": False, "name": "input_1"}
    inside = {"name": "inside", "layers": [
        layer("InputLayer", dict(source, name="input_2"), []),
        layer("Conv2D", conv2d("renamed_a", 3, dtype="float32", groups=1), [[["input_2", 0, 0, {}]]]),
        layer("BatchNormalization", bn, [[["renamed_a", 0, 0, {}]]]),
        layer("Conv2D", conv2d("renamed_b", 3, dtype="float32", groups=1), [[["renamed_bn", 0, 0, {}]]])],
        "input_layers": [["input_2", 0, 0]], "output_layers": [["renamed_b", 0, 0]]}
    layers = [
        layer("InputLayer", source, []),
        layer("Functional", inside, [[["input_1", 0, 0, {}]], [["inside", 1, 0, {"training": False}]]]),
        layer("DepthwiseConv2D", depthwise, [[["inside", 2, 0, {}]]]),
        layer("TFOpLambda", function("tf.__operators__.add", "__operators__.add"), [["dw", 0, 0, {"y": 3.0, "name": None}]]),
        layer("ReLU", {"name": "re_lu", "trainable": True, "dtype": "float32", "max_value": 3.5, "negative_slope": 0.0,
                       "threshold": 0.0}, [[["tf.__operators__.add", 0, 0, {}]]]),
        layer("TFOpLambda", function("tf.math.multiply", "math.multiply"),
              [["re_lu", 0, 0, {"y": ["dw", 0, 0], "name": None}]]),
        layer("TFOpLambda", function("tf.math.truediv", "math.truediv"),
              [["tf.math.multiply", 0, 0, {"y": [[[[1.0, 2.0, 4.0]]]], "name": None}]]),
        layer("TensorFlowOpLayer", {"name": "tf_op_layer_sub", "trainable": True, "dtype": "float32",
                                    "node_def": {"name": "sub", "op": "Sub", "input": ["x", "truediv"],
                                                 "attr": {"T": {"type": "DT_FLOAT"}}}, "constants": {"0": 1.0}},
              [[["tf.math.truediv", 0, 0, {}]]])]
    config = {"class_name": "Functional", "config": {"name": "model", "layers": layers, "input_layers": [["input_1", 0, 0]],
                                                     "output_layers": [["tf_op_layer_sub", 0, 0], ["inside", 1, 0]]}}
    a, ab, b, bb, n, d = weights(3, 3, 3, 3), weights(3), weights(3, 3, 3, 3), weights(3), batch_norm(3), weights(3, 3, 3, 1)
    x = rng.normal(0, 1, (2, 7, 6, 3)).astype("float32")
    i = keras.Input((7, 6, 3))
    m = keras.Sequential([keras.Input((7, 6, 3)), L.Conv2D(3, 3, padding="same"), L.BatchNormalization(),
                          L.Conv2D(3, 3, padding="same")])
    m.set_weights([a, ab] + n + [b, bb])
    once = answer(m, x)
    dw = keras.Sequential([keras.Input((7, 6, 3)), L.DepthwiseConv2D(3, strides=2, padding="same", use_bias=False)])
    dw.set_weights([d])
    h = np.clip(0.2 * answer(dw, answer(m, once)) + 0.5, 0, 1)
    y = 1 - np.minimum(h + 3, 3.5) * h / np.array([1, 2, 4], "float32")
    old = [("conv2d/kernel:0", a), ("conv2d/bias:0", ab), ("batch_normalization/gamma:0", n[0]),
           ("batch_normalization/beta:0", n[1]), ("conv2d_1/kernel:0", b), ("conv2d_1/bias:0", bb),
           ("batch_normalization/moving_mean:0", n[2]), ("batch_normalization/moving_variance:0", n[3])]
    write("keras2_functions", "2.9.0", "tensorflow", config,
          {"input_1": [], "inside": old, "dw": [("dw/depthwise_kernel:0", d)], "re_lu": []}, [x], [y, once])


def teachable_machine():
    """Sequential of Sequentials of a Model, by TensorFlow.js; the outermost model declares no input shape."""
    def layer(cls, config, *inputs):
        return {"class_name": cls, "config": config, "name": config["name"],
                "inbound_nodes": [[[n, 0, 0, {}] for n in inputs]] if inputs else []}

    relu = {"name": "Conv1_relu", "trainable": False, "dtype": "float32", "max_value": 6.0, "negative_slope": 0, "threshold": 0}
    bn = {"name": "bn_Conv1", "trainable": False, "dtype": "float32", "axis": [3], "momentum": 0.999, "epsilon": 0.001,
          "center": True, "scale": True, "beta_initializer": {"class_name": "Zeros", "config": {}}, **regularizers("beta", "gamma")}
    dw = {"name": "expanded_conv_depthwise", "trainable": False, "dtype": "float32", "kernel_size": [3, 3], "strides": [1, 1],
          "padding": "same", "data_format": "channels_last", "dilation_rate": [1, 1], "groups": 1, "activation": "linear",
          "use_bias": False, "depth_multiplier": 1, "activity_regularizer": None, **regularizers("depthwise", "bias")}
    model = {"name": "model1", "layers": [
        layer("InputLayer", {"batch_input_shape": [None, 9, 9, 3], "dtype": "float32", "sparse": False, "ragged": False,
                             "name": "input_1"}),
        layer("ZeroPadding2D", {"name": "Conv1_pad", "trainable": False, "dtype": "float32", "padding": [[0, 1], [0, 1]],
                                "data_format": "channels_last"}, "input_1"),
        layer("Conv2D", conv2d("Conv1", 4, trainable=False, dtype="float32", strides=[2, 2], padding="valid", use_bias=False,
                               groups=1), "Conv1_pad"),
        layer("BatchNormalization", bn, "Conv1"), layer("ReLU", relu, "bn_Conv1"),
        layer("DepthwiseConv2D", dw, "Conv1_relu"),
        layer("Add", {"name": "block_add", "trainable": False, "dtype": "float32"}, "Conv1_relu", "expanded_conv_depthwise")],
        "input_layers": [["input_1", 0, 0]], "output_layers": [["block_add", 0, 0]]}
    dense = {"name": "dense_Dense1", "trainable": True, "batch_input_shape": [None, 4], "dtype": "float32", "units": 5,
             "activation": "relu", "use_bias": True, "activity_regularizer": None, **regularizers("kernel", "bias")}
    last = dict(dense, name="dense_Dense2", units=2, activation="softmax", use_bias=False)
    del last["batch_input_shape"]
    pool = {"name": "global_average_pooling2d_GlobalAveragePooling2D1", "trainable": True, "dtype": "float32",
            "data_format": "channels_last"}
    config = {"class_name": "Sequential", "config": {"name": "sequential_4", "layers": [
        {"class_name": "Sequential", "config": {"name": "sequential_1", "layers": [
            {"class_name": "Functional", "config": model}, {"class_name": "GlobalAveragePooling2D", "config": pool}]}},
        {"class_name": "Sequential", "config": {"name": "sequential_3", "layers": [
            {"class_name": "Dense", "config": dense}, {"class_name": "Dense", "config": last}]}}]}}
    k, n, d, a, b, c = weights(3, 3, 3, 4), batch_norm(4), weights(3, 3, 4, 1), weights(4, 5), weights(5), weights(5, 2)
    x = rng.normal(0, 1, (2, 9, 9, 3)).astype("float32")
    i = keras.Input((9, 9, 3))
    r = L.ReLU(6.0)(L.BatchNormalization()(L.Conv2D(4, 3, strides=2, use_bias=False)(L.ZeroPadding2D(((0, 1), (0, 1)))(i))))
    y = L.GlobalAveragePooling2D()(L.Add()([r, L.DepthwiseConv2D(3, padding="same", use_bias=False)(r)]))
    m = keras.Model(i, L.Dense(2, use_bias=False, activation="softmax")(L.Dense(5, activation="relu")(y)))
    m.set_weights([k] + n + [d, a, b, c])
    write("teachable_machine", "2.4.0", "tensorflow", config, {
        "sequential_1": [("Conv1/kernel:0", k), ("bn_Conv1/gamma:0", n[0]), ("bn_Conv1/beta:0", n[1]),
                         ("bn_Conv1/moving_mean:0", n[2]), ("bn_Conv1/moving_variance:0", n[3]),
                         ("expanded_conv_depthwise/depthwise_kernel:0", d)],
        "sequential_3": [("dense_Dense1/kernel:0", a), ("dense_Dense1/bias:0", b), ("dense_Dense2/kernel:0", c)]},
        [x], [answer(m, x)])


if __name__ == "__main__":
    keras1_theano()
    keras1_merge()
    keras2_list()
    keras2_functions()
    teachable_machine()
