"""Makes HDF5 files that ask for more than a model may: links, and numbers that are larger than the file. Each is the sound
model h5_sequential.h5 with one weight replaced. Run by hand, after make_golden.py; also makes deflated.h5, which is sound.
"""

import os
import shutil
import zlib

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
SOUND = os.path.join(HERE, "h5_sequential.h5")


def replaced(name, make):
    path = os.path.join(HERE, "hostile", name)
    shutil.copy(SOUND, path)
    with h5py.File(path, "r+") as f:
        names = []
        f["model_weights"].visititems(lambda n, o: names.append(n) if isinstance(o, h5py.Dataset) and "dense" in n and
                                      "kernel" in n else None)
        weight = names[0]
        group = f["model_weights"]
        value = group[weight][:]
        del group[weight]
        make(group, weight, value)


def chunk_bomb(group, weight, value):
    """A chunk that declares the right size and inflates to 256 MB."""
    made = group.create_dataset(weight, shape=value.shape, chunks=value.shape, dtype="f4", compression="gzip")
    made.id.write_direct_chunk((0, 0), zlib.compress(bytes(256 << 20), 9))


def unwritten(group, weight, value):
    group.create_dataset(weight, shape=value.shape, dtype="f4")


replaced("external_link.h5", lambda g, w, v: g.__setitem__(w, h5py.ExternalLink("h5_sequential.h5", "/model_weights/" + w)))
replaced("soft_link.h5", lambda g, w, v: g.__setitem__(w, h5py.SoftLink("/model_weights/elsewhere")))
replaced("shape_bomb.h5", lambda g, w, v: g.create_dataset(w, shape=(1 << 20, 1 << 20), dtype="f4", chunks=(1024, 1024),
                                                           compression="gzip"))
replaced("overflowing_shape.h5", lambda g, w, v: g.create_dataset(w, shape=(1 << 33, 1 << 33), dtype="f4", chunks=(64, 64)))
replaced("chunk_bomb.h5", chunk_bomb)
replaced("never_written.h5", unwritten)
replaced("text.h5", lambda g, w, v: g.create_dataset(w, data=np.full(v.shape, b"abcd")))
replaced("other_filter.h5", lambda g, w, v: g.create_dataset(w, data=v, compression="lzf"))
replaced("missing_weight.h5", lambda g, w, v: None)
replaced("other_shape.h5", lambda g, w, v: g.create_dataset(w, data=v[:, :-1]))
replaced("nan.h5", lambda g, w, v: g.create_dataset(w, data=np.full_like(v, np.nan)))

replaced("deflated.h5", lambda g, w, v: g.create_dataset(w, data=v, compression="gzip", shuffle=True, fletcher32=True,
                                                         chunks=(7, 3)))
os.replace(os.path.join(HERE, "hostile", "deflated.h5"), os.path.join(HERE, "deflated.h5"))
shutil.copy(os.path.join(HERE, "h5_sequential.npz"), os.path.join(HERE, "deflated.npz"))
