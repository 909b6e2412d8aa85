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


compiled().save("compiled.keras")
model = compiled()
model.save("compiled.h5")
model.save("compiled_default.keras")

for path, options in {
    "compiled.keras": {"show_trainable": True},
    "compiled.h5": {"line_length": 76},
    "compiled_default.keras": {"line_length": 55},
    "../keras/nested_keras.keras": {"line_length": 89},
    "../keras/several_keras.keras": {},
    "../keras/free_size.keras": {},
    "../keras/frozen_keras.keras": {"show_trainable": True, "line_length": 87},
}.items():
    lines = []
    keras.models.load_model(path).summary(print_fn=lines.append, **options)
    with open(path.split("/")[-1] + ".txt", "w", encoding="utf-8") as file:
        file.write("".join(lines))
