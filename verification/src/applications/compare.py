"""Holds every CNN of keras.applications, run by conv4j, against Keras, and writes applications.csv beside this script.

    mvn -B -ntp -q package -DskipTests -pl core
    python compare.py [NAME ...]

Weights and the statistics of batch normalization are random, by seed 1, and of a size that keeps the numbers of every layer
within bounds. Compared is what reaches the last softmax: for each architecture the largest difference of any number, over
the largest number. Pictures are of 97x97 pixels, an odd size, so that same padding meets even and odd lengths. (keras,
numpy; needs no network)
"""

import csv
import datetime
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[3]
TABLE = pathlib.Path(__file__).with_name("applications.csv")
COLUMNS = ["architecture", "input", "parameters", "largest_output", "largest_difference", "relative", "keras", "conv4j", "jdk", "date"]

NAMES = """ConvNeXtBase ConvNeXtLarge ConvNeXtSmall ConvNeXtTiny ConvNeXtXLarge DenseNet121 DenseNet169 DenseNet201
EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 EfficientNetB7
EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L EfficientNetV2M EfficientNetV2S
InceptionResNetV2 InceptionV3 MobileNet MobileNetV2 MobileNetV3Large MobileNetV3Small NASNetLarge NASNetMobile ResNet101
ResNet101V2 ResNet152 ResNet152V2 ResNet50 ResNet50V2 VGG16 VGG19 Xception""".split()

SIZE = 97


def randomize(model, random):
    for layer in model._flatten_layers():
        for weight in layer.weights if not hasattr(layer, "layers") else []:
            shape, name = weight.shape, weight.name
            if "variance" in name:
                value = random.uniform(0.5, 1.5, shape)
            elif name == "gamma" and len(shape) == 1:
                value = random.uniform(0.7, 1.3, shape)
            elif len(shape) < 2:
                value = random.uniform(-0.2, 0.2, shape)
            else:
                fan_in = np.prod(shape[:-1]) if "depthwise" not in name else np.prod(shape[:2])
                value = random.normal(0, np.sqrt(1.5 / fan_in), shape)
            weight.assign(value)


def compare(name, folder):
    model = getattr(keras.applications, name)(weights=None, input_shape=(SIZE, SIZE, 3), classifier_activation=None)
    randomize(model, np.random.default_rng(1))
    pictures = np.random.default_rng(2).uniform(0, 255, (1, SIZE, SIZE, 3)).astype(np.float32)
    if not any(type(layer).__name__ in ("Rescaling", "Normalization") for layer in model.layers):
        pictures = pictures / 127.5 - 1
    wanted = np.asarray(model(pictures, training=False))
    file, given, made = (folder / f for f in ("model.keras", "x.npy", "y.npy"))
    model.save(file)
    np.save(given, pictures)
    subprocess.run(
        ["java", "-Xmx6g", "-jar", ROOT / "core/target/conv4j.jar", "run", "--model", file, "--input", given, "--output", made],
        check=True, stdout=subprocess.DEVNULL)
    got = np.load(made)
    assert got.shape == wanted.shape, (got.shape, wanted.shape)
    largest, difference = float(np.abs(wanted).max()), float(np.abs(got - wanted).max())
    assert np.isfinite(largest) and largest > 1e-3 and np.ptp(wanted) > 1e-3 * largest, f"{name}: outputs say nothing"
    return f"{SIZE}x{SIZE}x3", model.count_params(), largest, difference


def jdk():
    text = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    return text.split('"')[1]


def version():
    text = subprocess.run(["java", "-jar", ROOT / "core/target/conv4j.jar", "--version"], capture_output=True, text=True)
    return text.stdout.split()[1]


def main():
    rows = {}
    if TABLE.exists():
        with open(TABLE, newline="", encoding="utf-8") as file:
            rows = {row["architecture"]: row for row in csv.DictReader(file)}
    common = [keras.__version__, version(), jdk(), datetime.date.today().isoformat()]
    for name in sys.argv[1:] or NAMES:
        with tempfile.TemporaryDirectory() as folder:
            size, parameters, largest, difference = compare(name, pathlib.Path(folder))
        numbers = [f"{largest:.4g}", f"{difference:.3g}", f"{difference / largest:.3g}"]
        rows[name] = dict(zip(COLUMNS, [name, size, parameters, *numbers, *common]))
        print(name, *numbers, flush=True)
        keras.backend.clear_session()
        with open(TABLE, "w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            table.writeheader()
            table.writerows(rows[known] for known in NAMES if known in rows)


if __name__ == "__main__":
    main()
