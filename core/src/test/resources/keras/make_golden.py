"""Makes the golden files of this folder: one tiny model per layer or option, with random weights, an input, and what Keras
answers. Run by hand where Keras 3 stands, with TensorFlow or PyTorch behind it; the build and the tests only read the files.

    KERAS_BACKEND=tensorflow python make_golden.py
    KERAS_BACKEND=torch python make_golden.py channels_first_depthwise

<name>.keras or <name>.h5 is the model; <name>.npz holds in0, in1, ... and out0, out1, ..., in Keras' order of axes.
"""

import io
import os
import sys
import zipfile

import keras
import numpy as np
from keras import layers as L

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(20240607)
CF = "channels_first"


def randomize(model):
    """No weight stays at its beginning: zeros and ones hide mistakes."""
    for w in model.weights:
        name = w.path.split("/")[-1]
        shape = tuple(w.shape)
        if name in ("moving_variance", "variance"):
            v = rng.uniform(0.3, 2.0, shape)
        elif name == "count" or "seed" in name:
            continue
        elif name == "gamma":
            v = rng.uniform(0.5, 1.5, shape) * rng.choice([-1, 1], shape)
        else:
            fan = max(1.0, np.prod(shape[:-1])) if len(shape) > 1 else 1.0
            v = rng.normal(0, 1.0, shape) / np.sqrt(fan)
        w.assign(v.astype("float32"))
    for layer in model.layers:
        if isinstance(layer, L.Normalization):
            layer.finalize_state()


def repack(path):
    """The zip again, deflated: HDF5 is mostly empty when weights are few."""
    with zipfile.ZipFile(path) as old:
        entries = [(i.filename, old.read(i)) for i in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in entries:
            new.writestr(name, data)


def save(name, model, inputs=None, form="keras", batch=2):
    randomize(model)
    if inputs is None:
        inputs = [rng.normal(0, 1, (batch,) + tuple(5 if d is None else d for d in i.shape[1:])) for i in model.inputs]
    inputs = [np.asarray(i, "float32") for i in inputs]
    outputs = model(inputs if len(inputs) > 1 else inputs[0], training=False)
    outputs = [keras.ops.convert_to_numpy(o) for o in keras.tree.flatten(outputs)]
    path = os.path.join(HERE, name + "." + form)
    if os.path.exists(path):
        os.remove(path)
    model.save(path)
    if form == "keras" and name != "sequential":
        repack(path)
    arrays = {f"in{i}": v for i, v in enumerate(inputs)}
    arrays.update({f"out{i}": np.asarray(v, "float32") for i, v in enumerate(outputs)})
    np.savez_compressed(os.path.join(HERE, name + ".npz"), **arrays)
    keras.backend.clear_session()


def one(name, layer, shape=(7, 6, 3), **kw):
    i = keras.Input(shape)
    save(name, keras.Model(i, layer(i)), **kw)


def windows():
    for p in ("valid", "same"):
        for s in (1, 2, 3):
            one(f"conv2d_{p}_s{s}", L.Conv2D(4, (3, 2), strides=s, padding=p))
            one(f"max_pooling2d_{p}_s{s}", L.MaxPooling2D((3, 2), strides=s, padding=p))
            one(f"average_pooling2d_{p}_s{s}", L.AveragePooling2D((2, 3), strides=s, padding=p))
            one(f"depthwise_{p}_s{s}", L.DepthwiseConv2D(3, strides=s, padding=p, depth_multiplier=2))
            one(f"conv2d_transpose_{p}_s{s}", L.Conv2DTranspose(4, (3, 2), strides=s, padding=p))
            one(f"conv1d_{p}_s{s}", L.Conv1D(4, 3, strides=s, padding=p), (9, 3))
        one(f"conv2d_{p}_dilated", L.Conv2D(4, 3, dilation_rate=2, padding=p, use_bias=False), (9, 8, 3))
        one(f"separable_{p}", L.SeparableConv2D(5, 3, strides=2, padding=p, depth_multiplier=2, activation="relu"))
        one(f"max_pooling1d_{p}", L.MaxPooling1D(2, strides=3, padding=p), (8, 3))
        one(f"average_pooling1d_{p}", L.AveragePooling1D(3, strides=2, padding=p), (8, 3))
    one("conv2d_even_same_s2", L.Conv2D(4, 4, strides=2, padding="same"), (9, 8, 3))
    one("conv2d_groups", L.Conv2D(6, 3, groups=3, activation="tanh"))
    one("conv1d_causal", L.Conv1D(4, 3, dilation_rate=2, padding="causal"), (9, 3))
    one("separable_conv1d", L.SeparableConv1D(4, 3, padding="same"), (9, 3))
    one("depthwise_conv1d", L.DepthwiseConv1D(3, strides=2, padding="same", depth_multiplier=2), (9, 3))
    one("conv1d_transpose", L.Conv1DTranspose(4, 3, strides=2, padding="same"), (9, 3))
    one("conv2d_transpose_k4_s2", L.Conv2DTranspose(4, 4, strides=2, padding="same"))
    one("conv2d_transpose_output_padding", L.Conv2DTranspose(4, 3, strides=2, padding="same", output_padding=1))
    one("conv2d_transpose_narrow", L.Conv2DTranspose(4, 2, strides=3, padding="same"))
    one("pool_default_strides", L.MaxPooling2D())
    for k in (False, True):
        one(f"global_average_keepdims_{k}", L.GlobalAveragePooling2D(keepdims=k))
        one(f"global_max_keepdims_{k}", L.GlobalMaxPooling2D(keepdims=k))
    one("global_average1d", L.GlobalAveragePooling1D(), (8, 3))
    one("global_max1d", L.GlobalMaxPooling1D(keepdims=True), (8, 3))


def normalizations():
    one("batch_normalization", L.BatchNormalization(epsilon=0.01))
    one("batch_normalization_plain", L.BatchNormalization(center=False, scale=False))
    one("batch_normalization_axis1", L.BatchNormalization(axis=1))
    one("batch_normalization_dense", L.BatchNormalization(), (6,))
    one("batch_normalization_renorm", L.BatchNormalization(renorm=True))
    one("layer_normalization", L.LayerNormalization())
    one("layer_normalization_axes", L.LayerNormalization(axis=[1, 3], center=False))
    one("layer_normalization_all", L.LayerNormalization(axis=[1, 2, 3], epsilon=0.1))
    one("layer_normalization_rank3", L.LayerNormalization(scale=False), (5, 4))
    one("group_normalization", L.GroupNormalization(groups=3), (5, 4, 6))
    one("group_normalization_instance", L.GroupNormalization(groups=-1))
    one("group_normalization_one", L.GroupNormalization(groups=1, center=False))


def activations():
    names = (
        "relu relu6 leaky_relu elu celu selu sigmoid sparse_sigmoid log_sigmoid tanh hard_tanh tanh_shrink soft_shrink "
        "hard_shrink softplus sparse_plus squareplus softsign exponential gelu silu hard_silu mish hard_sigmoid softmax "
        "log_softmax sparsemax glu linear"
    ).split()
    x = rng.normal(0, 3, (2, 5, 4, 6))
    for n in names:
        one(f"activation_{n}", L.Activation(n), (5, 4, 6), inputs=[x])
    one("activation_object", L.Conv2D(4, 3, activation=L.LeakyReLU(negative_slope=0.1)))
    one("relu_max", L.ReLU(max_value=1.5), inputs=[rng.normal(0, 2, (2, 7, 6, 3))])
    one("relu_slope", L.ReLU(negative_slope=0.2))
    one("relu_slope_max", L.ReLU(negative_slope=0.2, max_value=0.5))
    one("relu_threshold", L.ReLU(threshold=0.4))
    one("relu_all", L.ReLU(max_value=1.2, negative_slope=0.3, threshold=0.4))
    one("leaky_relu", L.LeakyReLU())
    one("leaky_relu_slope", L.LeakyReLU(negative_slope=0.05))
    one("elu_alpha", L.ELU(alpha=0.7))
    one("prelu", L.PReLU())
    one("prelu_shared", L.PReLU(shared_axes=[1, 2]))
    one("softmax_default", L.Softmax())
    one("softmax_axis1", L.Softmax(axis=1))
    one("softmax_axes", L.Softmax(axis=[1, 2]))


def shapes():
    one("flatten", L.Flatten())
    one("flatten_rank3", L.Flatten(), (5, 4))
    one("flatten_rank1", L.Flatten(), ())
    one("reshape", L.Reshape((14, -1)))
    one("reshape_image", L.Reshape((3, 7, 6)))
    one("permute", L.Permute((3, 1, 2)))
    one("permute_rank3", L.Permute((2, 1)), (5, 4))
    one("repeat_vector", L.RepeatVector(3), (4,))
    one("zero_padding", L.ZeroPadding2D(((1, 2), (0, 3))))
    one("zero_padding_pair", L.ZeroPadding2D((1, 2)))
    one("zero_padding1d", L.ZeroPadding1D((1, 2)), (5, 4))
    one("cropping", L.Cropping2D(((1, 2), (0, 3))))
    one("cropping1d", L.Cropping1D(1), (5, 4))
    for n in ("nearest", "bilinear", "bicubic"):
        one(f"up_sampling_{n}", L.UpSampling2D((2, 3), interpolation=n))
    one("up_sampling1d", L.UpSampling1D(3), (5, 4))
    i = keras.Input((6, 5, 3))
    x = L.Conv2D(4, 3)(i)
    x = L.Reshape((12, 4))(x)
    x = L.Conv1D(5, 3)(x)
    x = L.Permute((2, 1))(x)
    x = L.Reshape((5, 2, 5))(x)
    x = L.Conv2D(3, 2)(x)
    save("orders_mixed", keras.Model(i, [L.Dense(4)(L.Flatten()(x)), x]))


def pictures():
    one("rescaling", L.Rescaling(1 / 127.5, offset=-1))
    one("rescaling_channels", L.Rescaling([0.5, 1.5, 2.0], offset=[1.0, 2.0, 3.0]))
    one("normalization", L.Normalization(mean=[1.0, 2.0, 3.0], variance=[4.0, 5.0, 0.0]))
    one("normalization_learned", L.Normalization())
    one("normalization_axes", L.Normalization(axis=[2, 3]))
    one("normalization_none", L.Normalization(axis=None))
    one("normalization_invert", L.Normalization(mean=1.5, variance=2.0, invert=True))
    for n in ("nearest", "bilinear", "bicubic"):
        one(f"resizing_{n}_up", L.Resizing(11, 13, interpolation=n))
        one(f"resizing_{n}_down", L.Resizing(3, 4, interpolation=n), (11, 10, 3))
    one("resizing_antialias", L.Resizing(3, 4, antialias=True), (11, 10, 3))
    one("resizing_antialias_up", L.Resizing(9, 14, antialias=True), (5, 7, 3))
    one("resizing_antialias_bicubic", L.Resizing(3, 4, antialias=True, interpolation="bicubic"), (11, 10, 3))
    one("resizing_crop", L.Resizing(4, 4, crop_to_aspect_ratio=True), (9, 6, 3))
    one("resizing_pad", L.Resizing(4, 4, pad_to_aspect_ratio=True, fill_value=2.0), (9, 6, 3))
    one("center_crop", L.CenterCrop(4, 3))
    one("center_crop_small", L.CenterCrop(9, 3))
    for layer in (
        L.Dropout(0.4), L.SpatialDropout2D(0.3), L.AlphaDropout(0.2), L.GaussianDropout(0.2), L.GaussianNoise(0.3),
        L.ActivityRegularization(0.1), L.RandomFlip(), L.RandomRotation(0.2), L.RandomZoom(0.2), L.RandomContrast(0.1),
        L.RandomTranslation(0.1, 0.1), L.Identity(),
    ):
        one("identity_" + layer.__class__.__name__, layer)


def merges():
    for cls in (L.Add, L.Multiply, L.Average, L.Maximum, L.Minimum):
        a, b, c = keras.Input((5, 4, 3)), keras.Input((5, 4, 3)), keras.Input((5, 4, 3))
        save("merge_" + cls.__name__, keras.Model([a, b, c], cls()([a, b, c])))
    a, b = keras.Input((5, 4, 3)), keras.Input((5, 4, 3))
    save("merge_Subtract", keras.Model([a, b], L.Subtract()([a, b])))
    a, b = keras.Input((5, 4, 3)), keras.Input((3,))
    save("merge_ranks", keras.Model([a, b], L.Multiply()([a, b])))
    for axis in (-1, 1, 2):
        a, b = keras.Input((5, 4, 3)), keras.Input((5, 4, 3))
        save(f"concatenate_{axis}", keras.Model([a, b], L.Concatenate(axis=axis)([a, b])))
    a, b = keras.Input((5, 4, 3)), keras.Input((1, 1, 3))
    save("multiply_broadcast", keras.Model([a, b], L.Multiply()([a, b])))
    a, b = keras.Input((5, 3)), keras.Input((4, 3))
    save("dot", keras.Model([a, b], L.Dot(axes=2)([a, b])))
    a, b = keras.Input((5,)), keras.Input((5,))
    save("dot_normalized", keras.Model([a, b], L.Dot(axes=1, normalize=True)([a, b])))
    a, b = keras.Input((5, 3)), keras.Input((3, 4))
    save("dot_axes", keras.Model([a, b], L.Dot(axes=(2, 1))([a, b])))
    i = keras.Input((5, 4, 3))
    x = 1.0 - (i + 3.0) * 0.5
    x = keras.ops.maximum(x, i) / 2.0
    x = keras.ops.relu6(x + keras.ops.mean(i, axis=[1, 2], keepdims=True))
    save("operations", keras.Model(i, [x, keras.ops.mean(x, axis=[1, 2])]))


def models():
    save("sequential", keras.Sequential([keras.Input((8, 7, 3)), L.Conv2D(4, 3, activation="relu"), L.MaxPooling2D(),
                                         L.Flatten(), L.Dense(5, activation="softmax")]))
    one("dense_rank3", L.Dense(5, activation="relu"), (6, 4))
    one("dense_rank4", L.Dense(5, activation="relu"))
    one("dense", L.Dense(5, use_bias=False), (6,))
    i = keras.Input((None, None, 3))
    save("free_size", keras.Model(i, L.GlobalAveragePooling2D()(L.Conv2D(4, 3, strides=2)(i))))

    def inner(name, shape=(6, 6, 2)):
        i = keras.Input(shape)
        x = L.Conv2D(2, 3, padding="same", name=name + "_conv")(i)
        return keras.Model(i, L.BatchNormalization(name=name + "_bn")(x), name=name)

    for form in ("keras", "h5"):
        a, b = inner("a"), inner("b")
        s = keras.Sequential([keras.Input((6, 6, 2)), L.Conv2D(2, 1), L.ReLU()], name="chain")
        u = keras.Sequential([L.Conv2D(2, 1, name="late_conv"), L.ReLU()], name="late")
        i = keras.Input((6, 6, 2))
        mid = keras.Model(i, b(L.ReLU()(i)), name="mid")
        i = keras.Input((6, 6, 2))
        shared = L.Conv2D(2, 3, padding="same", name="shared")
        x = u(s(a(mid(i))))
        x = shared(shared(x))
        y = a(x)
        save(f"nested_{form}", keras.Model(i, [y, x, a(y)]), form=form)
        two = keras.Model([i2 := keras.Input((6, 6, 2)), j2 := keras.Input((6, 6, 2))], [L.Add()([i2, j2]), L.Subtract()([i2, j2])],
                          name="two")
        p, q = keras.Input((6, 6, 2), name="q"), keras.Input((6, 6, 2), name="p")
        e, f = two([p, q])
        save(f"several_{form}", keras.Model([p, q], [L.Conv2D(3, 2)(f), L.Conv2D(2, 3)(e), p]), form=form)
        frozen = inner("frozen")
        frozen.trainable = False
        i = keras.Input((6, 6, 2))
        save(f"frozen_{form}", keras.Model(i, L.Dense(3)(L.Flatten()(frozen(i)))), form=form)
    save("h5_sequential", keras.Sequential([keras.Input((8, 7, 3)), L.SeparableConv2D(4, 3), L.BatchNormalization(),
                                            L.Flatten(), L.Dense(5)]), form="h5")
    for dtype in ("float16", "float64"):
        for form in ("keras", "h5"):
            keras.config.set_dtype_policy(dtype)
            save(f"{dtype}_{form}", keras.Sequential([keras.Input((6, 5, 3)), L.Conv2D(4, 3), L.ReLU(), L.Flatten(), L.Dense(3)]),
                 form=form)
            keras.config.set_dtype_policy("float32")


def channels_first():
    for p in ("valid", "same"):
        one(f"cf_conv2d_{p}", L.Conv2D(4, 3, strides=2, padding=p, data_format=CF), (3, 7, 6))
        one(f"cf_average_pooling2d_{p}", L.AveragePooling2D(3, strides=2, padding=p, data_format=CF), (3, 7, 6))
        one(f"cf_max_pooling2d_{p}", L.MaxPooling2D(3, strides=2, padding=p, data_format=CF), (3, 7, 6))
    one("cf_conv2d_transpose", L.Conv2DTranspose(4, 3, strides=2, data_format=CF), (3, 5, 6))
    one("cf_conv1d", L.Conv1D(4, 3, data_format=CF), (3, 9))
    one("cf_global", L.GlobalAveragePooling2D(data_format=CF, keepdims=True), (3, 7, 6))
    one("cf_flatten", L.Flatten(data_format=CF), (3, 5, 4))
    one("cf_padding", L.ZeroPadding2D(((1, 2), (0, 3)), data_format=CF), (3, 5, 4))
    one("cf_cropping", L.Cropping2D(((1, 2), (0, 1)), data_format=CF), (3, 5, 4))
    one("cf_up_sampling", L.UpSampling2D((2, 3), interpolation="bilinear", data_format=CF), (3, 5, 4))
    one("cf_group_normalization", L.GroupNormalization(groups=3, axis=1), (6, 5, 4))
    i = keras.Input((3, 9, 8))
    x = L.Conv2D(4, 3, data_format=CF)(i)
    x = L.BatchNormalization(axis=1)(x)
    y = L.Conv2D(4, 3, padding="same", data_format=CF)(x)
    x = L.Concatenate(axis=1)([x, y])
    x = L.PReLU(shared_axes=[2, 3])(x)
    x = L.Softmax(axis=1)(L.LayerNormalization(axis=1)(x))
    save("cf_network", keras.Model(i, [L.Dense(3)(L.Flatten(data_format=CF)(x)), L.Dense(2)(x)]))
    i = keras.Input((9, 8, 3))
    x = L.Conv2D(4, 3, data_format=CF)(L.Permute((3, 1, 2))(i))
    save("cf_permuted", keras.Model(i, L.Conv2D(2, 3, data_format="channels_last")(L.Permute((2, 3, 1))(x))))


def channels_first_depthwise():
    """With PyTorch: TensorFlow 2.21 on a CPU answers wrongly here (stride 2, valid: off by 0.96 from the sum itself)."""
    for p in ("valid", "same"):
        one(f"cf_depthwise_{p}", L.DepthwiseConv2D(3, strides=2, padding=p, data_format=CF), (3, 7, 7))
    one("cf_separable", L.SeparableConv2D(5, 3, data_format=CF), (3, 7, 6))


if __name__ == "__main__":
    groups = sys.argv[1:] or ["windows", "normalizations", "activations", "shapes", "pictures", "merges", "models", "channels_first"]
    for group in groups:
        globals()[group]()
