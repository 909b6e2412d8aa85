"""Writes the compiled models of this folder and the summaries that Keras 3 prints of these and of golden models.

Run from this folder with COLUMNS=200, so that Keras takes its own widths: COLUMNS=200 python make_summaries.py
"""

import keras
import numpy as np
from keras import layers


def compiled():
    keras.utils.set_random_seed(1)
    image = keras.Input((8, 8, 3))
    stem = layers.Conv2D(4, 3, use_bias=False, name="stem", trainable=False)(image)
    x = layers.BatchNormalization(name="a_long_name_for_a_normalization")(stem)
    x = layers.PReLU(shared_axes=[1, 2])(x)
    x = layers.Add()([stem, x])
    x = layers.GlobalAveragePooling2D()(x)
    model = keras.Model(image, layers.Dense(256)(x), name="compiled")
    model.compile(optimizer=keras.optimizers.Adam(), loss=keras.losses.MeanSquaredError())
    model.fit(np.zeros((2, 8, 8, 3)), np.zeros((2, 256)), verbose=0)
    return model


def models_in_models(relu):
    """Two levels, one of them called twice, with two outputs, of a free size, frozen in part."""
    keras.utils.set_random_seed(1)

    def any_size(name):
        image = keras.Input((None, None, 2), name="any_size")
        twice = layers.Conv2D(2, 3, padding="same", name="called_twice")
        x = twice(twice(image))
        return keras.Model(image, [relu(x), layers.MaxPooling2D(3, padding="same")(x)], name=name)

    chain = keras.Sequential(
        [keras.Input((8, 7, 2)), layers.Conv2D(3, 1, trainable=False), layers.ReLU(name="a_rather_long_name_for_an_activation")],
        name="chain")
    image = keras.Input((8, 7, 2))
    y, pooled = any_size("innermost")(image)
    middle = keras.Model(image, [chain(y), pooled], name="middle")
    late = keras.Sequential([layers.Flatten(), layers.Dense(3)], name="late")
    late.trainable = False
    photo = keras.Input((8, 7, 2), name="photo")
    a, b = middle(photo)
    c, _ = middle(any_size("beside")(photo)[0])
    return keras.Model(photo, [late(layers.Add()([a, c])), b], name="outer")


models_in_models(keras.ops.relu).save("models_in_models.keras")
models_in_models(layers.ReLU()).save("models_in_models.h5")  # Keras cannot load functions from HDF5
keras.Sequential([keras.Input((6, 5, 3)), layers.ReLU(),
                  keras.Sequential([layers.Conv2D(2, 3), keras.Sequential([layers.Flatten()], name="inner")], name="nested")],
                 name="chain_of_chains").save("chain_of_chains.keras")
compiled().save("compiled.keras")
model = compiled()
model.save("compiled.h5")
model.save("compiled_default.keras")

EXPANDED = {"expand_nested": True}
for path, options, *name in [
    ("compiled.keras", {"show_trainable": True}),
    ("compiled.h5", {"line_length": 76}),
    ("compiled_default.keras", {"line_length": 55}),
    ("../keras/nested_keras.keras", {"line_length": 89}),
    ("../keras/several_keras.keras", {}),
    ("../keras/free_size.keras", {}),
    ("../keras/frozen_keras.keras", {"show_trainable": True, "line_length": 87}),
    ("models_in_models.keras", {}),
    ("models_in_models.keras", EXPANDED, "expanded"),
    ("models_in_models.keras", {**EXPANDED, "show_trainable": True, "line_length": 97}, "expanded_97"),
    ("models_in_models.h5", {**EXPANDED, "line_length": 61}, "expanded"),
    ("chain_of_chains.keras", {**EXPANDED, "show_trainable": True}, "expanded"),
    ("../keras/nested_keras.keras", {**EXPANDED, "show_trainable": True}, "expanded"),
    ("../keras/nested_h5.h5", {**EXPANDED, "line_length": 70}, "expanded"),
]:
    lines = []
    keras.models.load_model(path).summary(print_fn=lines.append, **options)
    with open(".".join([path.split("/")[-1], *name, "txt"]), "w", encoding="utf-8") as file:
        file.write("".join(lines))
