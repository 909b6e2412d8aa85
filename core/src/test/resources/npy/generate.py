"""Writes the .npy files beside it, as NumPy writes them: python generate.py (NumPy 1.14 or newer).

Types are held against what NumPy itself makes of them as float32, in the file of the same name with .float32.
"""

import pathlib

import numpy

here = pathlib.Path(__file__).parent
edges = {
    "i1": [-128, 127, 0, -1, 5, 6],
    "i2": [-32768, 32767, 0, -1, 5, 6],
    "i4": [-(2**31), 2**31 - 1, 0, -1, 16777217, 6],
    "i8": [-(2**63), 2**63 - 1, 0, -1, 2**53 + 1, 6],
    "u1": [255, 128, 0, 1, 5, 6],
    "u2": [65535, 32768, 0, 1, 5, 6],
    "u4": [2**32 - 1, 2**31, 0, 1, 16777217, 6],
    "u8": [2**64 - 1, 2**63, 0, 1, 2**63 + 2**39 + 1, 6],
    "f2": [65504, -1.5, 6e-8, 6.1e-5, numpy.inf, numpy.nan],
    "f4": [3.4028235e38, -1.5, 1e-45, -0.0, -numpy.inf, numpy.nan],
    "f8": [1e300, -1.5, 0.1, -0.0, -numpy.inf, numpy.nan],
    "b1": [True, False, True, True, False, False],
}
for code, numbers in edges.items():
    for order in "<" if code.endswith("1") else "<>":
        array = numpy.array(numbers, dtype=order + code).reshape(2, 3)
        name = code + {"<": "-little", ">": "-big"}[order]
        numpy.save(here / f"{name}.npy", array)
        with numpy.errstate(over="ignore"):
            numpy.save(here / f"{name}.float32.npy", array.astype("<f4"))

counted = numpy.arange(24, dtype="<f4").reshape(2, 3, 4)
numpy.save(here / "c-order.npy", counted)
numpy.save(here / "fortran-order.npy", numpy.asfortranarray(counted))
for major in (2, 3):
    with open(here / f"version-{major}.npy", "wb") as file:
        numpy.lib.format.write_array(file, counted, version=(major, 0))
numpy.save(here / "scalar.npy", numpy.float32(7))
numpy.save(here / "line.npy", numpy.arange(3, dtype="<f4"))
numpy.save(here / "empty.npy", numpy.zeros((0, 3), dtype="<f4"))

numpy.save(here / "bad-complex.npy", numpy.zeros(2, dtype="<c8"))
numpy.save(here / "bad-string.npy", numpy.array(["a", "bc"]))
numpy.save(here / "bad-object.npy", numpy.array([None, {}], dtype=object), allow_pickle=True)
numpy.save(here / "bad-structured.npy", numpy.zeros(2, dtype=[("x", "<f4"), ("y", "<i2")]))
numpy.save(here / "bad-date.npy", numpy.array(["2020-01-01"], dtype="M8[D]"))
