"""Makes the pictures that the tests read, and what should be read from them.

    python make.py          (Pillow 12 and NumPy)

For every picture name.ext there is name.ext.ppm: red, green and blue, 8 bits or 16. Where Pillow reads all that the
picture holds, the expected pixels are Pillow's. Where it does not (16-bit colour, alpha on white, transparent
colours of grey pictures), they are worked out here from the samples that were written, and compared with Pillow's
reading of 8-bit pictures on the way.
"""

import io
import os
import struct
import zlib

import numpy as np
from PIL import Image, ImageCms, ImageOps

HERE = os.path.dirname(os.path.abspath(__file__))
RANDOM = np.random.default_rng(20)


def path(name):
    return os.path.join(HERE, name)


def write(name, data):
    with open(path(name), "wb") as file:
        file.write(data)


def expect(name, pixels, most=255):
    """pixels: H x W x 3 integers."""
    pixels = np.asarray(pixels)
    height, width, _ = pixels.shape
    dtype = ">u2" if most > 255 else "u1"
    write(name + ".ppm", b"P6\n%d %d\n%d\n" % (width, height, most) + pixels.astype(dtype).tobytes())


def on_white(colour, alpha, most):
    """Rounded to nearest, in integers. colour: H x W x 3, alpha: H x W."""
    alpha = np.asarray(alpha, np.int64)[..., None]
    return (np.asarray(colour, np.int64) * alpha + most * (most - alpha) + most // 2) // most


def as_pillow_shows(name):
    """Upright, on white."""
    with Image.open(path(name)) as image:
        image = ImageOps.exif_transpose(image)
        rgba = np.asarray(image.convert("RGBA"))
        return on_white(rgba[..., :3], rgba[..., 3], 255)


def expect_pillow(name):
    expect(name, as_pillow_shows(name))


# --- PNG: written here, since Pillow writes neither 16-bit colour nor interlaced pictures ---

ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed_rows(samples, depth):
    """samples: H x W x bands. Every row with another filter type, so that each is met."""
    height, width, bands = samples.shape
    step = max(1, bands * depth // 8)
    previous = None
    out = bytearray()
    for y in range(height):
        flat = samples[y].reshape(-1)
        if depth == 16:
            row = flat.astype(">u2").tobytes()
        elif depth == 8:
            row = flat.astype("u1").tobytes()
        else:
            bits = "".join(format(int(v), "0%db" % depth) for v in flat)
            bits += "0" * (-len(bits) % 8)
            row = bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))
        previous = previous or bytes(len(row))
        kind = y % 5
        out.append(kind)
        for i, value in enumerate(row):
            left = row[i - step] if i >= step else 0
            above = previous[i]
            corner = previous[i - step] if i >= step else 0
            guess = left + above - corner
            paeth = min((abs(guess - left), 0, left), (abs(guess - above), 1, above), (abs(guess - corner), 2, corner))[2]
            out.append((value - (0, left, above, (left + above) // 2, paeth)[kind]) & 255)
        previous = row
    return bytes(out)


def png(name, samples, depth, colour, palette=None, transparency=None, interlaced=False, extra=b""):
    height, width, _ = samples.shape
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))
    data += extra
    if palette is not None:
        data += chunk(b"PLTE", palette.astype("u1").tobytes())
    if transparency is not None:
        data += chunk(b"tRNS", transparency)
    if interlaced:
        raw = b""
        for x, y, dx, dy in ADAM7:
            part = samples[y::dy, x::dx]
            if part.size:
                raw += packed_rows(part, depth)
    else:
        raw = packed_rows(samples, depth)
    packed = zlib.compress(raw, 9)
    middle = len(packed) // 2
    data += chunk(b"IDAT", packed[:middle]) + chunk(b"IDAT", packed[middle:]) + chunk(b"IEND", b"")
    write(name, data)


def png_variants():
    height, width = 9, 13
    for interlaced in (False, True):
        tail = "-interlaced.png" if interlaced else ".png"
        for depth in (1, 2, 4, 8, 16):
            most = (1 << depth) - 1
            grey = RANDOM.integers(0, most + 1, (height, width, 1))
            grey[0, :2, 0] = 0, most
            wide = 65535 if depth == 16 else 255
            rgb = np.repeat(grey * wide // most, 3, 2)
            name = "png-grey%d%s" % (depth, tail)
            png(name, grey, depth, 0, interlaced=interlaced)
            expect(name, rgb, wide)
            name = "png-grey%d-transparent%s" % (depth, tail)
            see_through = int(grey[4, 4, 0])
            png(name, grey, depth, 0, transparency=struct.pack(">H", see_through), interlaced=interlaced)
            expect(name, np.where(grey == see_through, wide, rgb), wide)
        for depth in (1, 2, 4, 8):
            colours = min(1 << depth, 200)
            palette = RANDOM.integers(0, 256, (colours, 3))
            alphas = RANDOM.integers(0, 256, colours)[: max(1, colours - 1)]
            index = RANDOM.integers(0, colours, (height, width, 1))
            name = "png-palette%d%s" % (depth, tail)
            png(name, index, depth, 3, palette, interlaced=interlaced)
            expect(name, palette[index[..., 0]])
            assert (as_pillow_shows(name) == palette[index[..., 0]]).all()
            name = "png-palette%d-transparent%s" % (depth, tail)
            png(name, index, depth, 3, palette, alphas.astype("u1").tobytes(), interlaced)
            alpha = np.concatenate([alphas, np.full(colours - len(alphas), 255)])[index[..., 0]]
            expected = on_white(palette[index[..., 0]], alpha, 255)
            expect(name, expected)
            assert (as_pillow_shows(name) == expected).all()
        for depth in (8, 16):
            most = (1 << depth) - 1
            rgba = RANDOM.integers(0, most + 1, (height, width, 4))
            rgba[0, :3, 3] = 0, most, 1
            rgba[1, 1] = rgba[4, 4]
            cases = {
                "rgb": (rgba[..., :3], 2, None, rgba[..., :3]),
                "rgba": (rgba, 6, None, on_white(rgba[..., :3], rgba[..., 3], most)),
                "grey-alpha": (rgba[..., 2:], 4, None, on_white(np.repeat(rgba[..., 2:3], 3, 2), rgba[..., 3], most)),
                "rgb-transparent": (
                    rgba[..., :3],
                    2,
                    struct.pack(">HHH", *(int(v) for v in rgba[4, 4, :3])),
                    np.where((rgba[..., :3] == rgba[4, 4, :3]).all(-1, keepdims=True), most, rgba[..., :3]),
                ),
            }
            for kind, (samples, colour, transparency, expected) in cases.items():
                name = "png-%s%d%s" % (kind, depth, tail)
                png(name, samples, depth, colour, transparency=transparency, interlaced=interlaced)
                expect(name, expected, most)
                if depth == 8:
                    assert (as_pillow_shows(name) == expected).all(), name
    rgb = RANDOM.integers(0, 256, (height, width, 3))
    trappings = chunk(b"gAMA", struct.pack(">I", 100000)) + chunk(b"sBIT", b"\5\5\5")
    trappings += chunk(b"iCCP", b"swapped\0\0" + zlib.compress(swapped_profile()))
    trappings += chunk(b"tEXt", b"Comment\0" + b"\xff" * 50) + chunk(b"zTXt", b"broken\0\0not deflated")
    trappings += chunk(b"PLTE", bytes(range(30))) + chunk(b"hIST", b"\0")
    png("png-trappings.png", rgb, 8, 2, extra=trappings)
    expect("png-trappings.png", rgb)
    exif = Image.Exif()
    exif[274] = 6
    png("png-turned.png", rgb, 8, 2, extra=chunk(b"eXIf", exif.tobytes()[6:]))
    expect_pillow("png-turned.png")
    assert (as_pillow_shows("png-turned.png") == np.rot90(rgb, -1)).all()


def swapped_profile():
    """A profile in which red is what others call blue: whoever applies it shows it."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", profile[128:132])[0]
    at = {bytes(profile[i : i + 4]): i for i in range(132, 132 + 12 * count, 12)}
    red, blue = at[b"rXYZ"], at[b"bXYZ"]
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    profile[24:36] = bytes(12)  # when it was made
    profile[84:100] = bytes(16)  # a checksum over that, which may be left out
    return bytes(profile)


# --- what the lossy formats are given ---


def photo(width, height):
    """Soft colours, a hard edge and some grain, as photographs have them."""
    y, x = np.mgrid[0:height, 0:width] / max(width, height)
    red = 128 + 100 * np.sin(5 * x + 2 * y)
    green = 128 + 90 * np.cos(7 * y - 3 * x * y)
    blue = 60 + 150 * (x + y) / 2
    picture = np.stack([red, green, blue], -1)
    disc = (x - 0.4) ** 2 + (y - 0.3) ** 2 < 0.04
    picture[disc] = picture[disc] * 0.3 + np.array([160, 20, 10])
    picture += RANDOM.normal(0, 4, picture.shape)
    return picture.clip(0, 255).round().astype("u1")


def adobe(jpeg, transform):
    """The JPEG with another transform in its Adobe marker, which is put in if there is none; without JFIF."""
    marker = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0" + bytes([transform])
    out, at = jpeg[:2] + marker, 2
    while jpeg[at + 1] != 0xDA:
        length = 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        if jpeg[at + 1] not in (0xE0, 0xEE):
            out += jpeg[at : at + length]
        at += length
    return out + jpeg[at:]


def without_markers(jpeg, ids):
    """No APPn, and components that are called otherwise."""
    bare = bytearray(adobe(jpeg, 0))
    del bare[2:18]
    frame = max(bare.find(b"\xff\xc0"), bare.find(b"\xff\xc2"))
    scan = bare.find(b"\xff\xda")
    for i, name in enumerate(ids):
        bare[frame + 10 + 3 * i] = name
        bare[scan + 5 + 2 * i] = name
    return bytes(bare)


def jpeg_variants():
    image = Image.fromarray(photo(27, 21))
    cmyk = Image.merge("CMYK", [*image.split(), image.convert("L").point(lambda v: v // 3)])

    def saved(picture, **options):
        out = io.BytesIO()
        picture.save(out, "JPEG", **{"quality": 85, **options})
        return out.getvalue()

    named = without_markers(saved(image), b"RGB")
    jfif = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"

    exif = {}
    for number in range(1, 9):
        exif[number] = Image.Exif()
        exif[number][274] = number
        exif[number][0x010F] = "someone's camera"
    corner = Image.fromarray(photo(19, 11))
    pictures = {
        "444": saved(image, subsampling=0),
        "422": saved(image, subsampling=1),
        "420": saved(image, subsampling=2),
        "progressive": saved(image, progressive=True),
        "progressive-444": saved(image, progressive=True, subsampling=0),
        "restarts": saved(image, restart_marker_blocks=1),
        "best": saved(image, quality=100, subsampling=0),
        "worst": saved(image, quality=5),
        "grey": saved(image.convert("L")),
        "grey-progressive": saved(image.convert("L"), progressive=True),
        "rgb": saved(image, keep_rgb=True),
        "rgb-adobe": adobe(saved(image, keep_rgb=True), 0),
        "rgb-names": without_markers(saved(image, keep_rgb=True), b"RGB"),
        "ycc-adobe": adobe(saved(image), 1),
        "ycc-jfif-names": named[:2] + jfif + named[2:],
        "ycc-odd-names": without_markers(saved(image, subsampling=0), b"\0\1\2"),
        "cmyk": saved(cmyk),
        "cmyk-progressive": saved(cmyk, progressive=True),
        "cmyk-no-adobe": without_markers(saved(cmyk), b"\1\2\3\4"),
        "ycck": adobe(saved(cmyk), 2),
        "profile": saved(image, icc_profile=swapped_profile()),
        "comment": saved(image, comment="x" * 999),
        "one-pixel": saved(image.crop((3, 3, 4, 4))),
    }
    for number in exif:
        pictures["turned%d" % number] = saved(corner, exif=exif[number], quality=95)
    broken = bytearray(saved(corner, exif=exif[6]))
    start = broken.find(b"Exif\0\0") + 6
    broken[start + 4 : start + 8] = b"\xff\xff\xff\x7f"
    pictures["broken-exif"] = bytes(broken)
    for kind, data in pictures.items():
        name = "jpeg-%s.jpg" % kind
        write(name, data)
        with Image.open(path(name)) as picture:
            upright = picture if kind == "broken-exif" else ImageOps.exif_transpose(picture)
            expect(name, np.asarray(upright.convert("RGB")))


# --- GIF ---


def gif_variants():
    image = Image.fromarray(photo(23, 17))
    for colours in (2, 4, 8, 16, 64, 256):
        name = "gif-%d.gif" % colours
        image.quantize(colours).save(path(name), interlace=colours in (4, 64))
        expect_pillow(name)
    see_through = image.quantize(16)
    see_through.save(path("gif-transparent.gif"), transparency=3)
    expect_pillow("gif-transparent.gif")
    frames = [Image.fromarray(photo(23, 17)).quantize(16) for _ in range(3)]
    frames[0].save(path("gif-animated.gif"), save_all=True, append_images=frames[1:], duration=50)
    expect_pillow("gif-animated.gif")
    data = bytearray(open(path("gif-animated.gif"), "rb").read())
    write("gif-bad-later-frames.gif", bytes(data[: len(data) * 2 // 3]))
    expect("gif-bad-later-frames.gif", as_pillow_shows("gif-animated.gif"))
    # A frame of 23 x 17 at (5, 3) of a screen of 40 x 30.
    data = bytearray(open(path("gif-16.gif"), "rb").read())
    data[6:10] = struct.pack("<HH", 40, 30)
    descriptor = 13 + 3 * 16
    while data[descriptor] == 0x21:
        descriptor += 2
        while data[descriptor]:
            descriptor += 1 + data[descriptor]
        descriptor += 1
    assert data[descriptor] == 0x2C
    data[descriptor + 1 : descriptor + 5] = struct.pack("<HH", 5, 3)
    write("gif-offset.gif", bytes(data))
    canvas = np.full((30, 40, 3), 255)
    canvas[3:20, 5:28] = as_pillow_shows("gif-16.gif")
    expect("gif-offset.gif", canvas)


# --- BMP: written here but for the plain ones ---


def bmp(name, rows, width, height, bits, compression=0, palette=b"", header=40, masks=(), size=None):
    fields = struct.pack("<iiHHIIiiII", width, height, 1, bits, compression, len(rows), 2835, 2835, len(palette) // 4, 0)
    extra = struct.pack("<%dI" % len(masks), *masks)
    if header > 40:
        extra = extra.ljust(header - 40, b"\0")
    offset = 14 + 40 + len(extra) + len(palette)
    whole = offset + len(rows) if size is None else size
    write(name, b"BM" + struct.pack("<IHHI", whole, 0, 0, offset) + struct.pack("<I", header) + fields + extra + palette + rows)


def bmp_rows(values, dtype):
    """Bottom up, each row filled to 4 bytes."""
    return b"".join(row.astype(dtype).tobytes().ljust((row.astype(dtype).nbytes + 3) // 4 * 4, b"\0") for row in values[::-1])


def bmp_variants():
    image = Image.fromarray(photo(23, 17))
    for mode in ("1", "L", "P", "RGB"):
        name = "bmp-%s.bmp" % mode
        (image.quantize(200) if mode == "P" else image.convert(mode)).save(path(name))
        expect_pillow(name)
    height, width = 7, 5
    palette = RANDOM.integers(0, 256, (16, 4)) * np.array([1, 1, 1, 0])
    colours = palette[:, 2::-1]
    index = RANDOM.integers(0, 16, (height, width))
    padded = np.pad(index, ((0, 0), (0, 1)))
    nibbles = bmp_rows(padded[:, ::2] << 4 | padded[:, 1::2], "u1")
    bmp("bmp-4bit.bmp", nibbles, width, height, 4, palette=palette.astype("u1").tobytes())
    expect("bmp-4bit.bmp", colours[index])
    assert (as_pillow_shows("bmp-4bit.bmp") == colours[index]).all()

    runs = b"".join(b"".join(b"\1" + bytes([v]) for v in row) + b"\0\0" for row in index[::-1]) + b"\0\1"
    bmp("bmp-rle8.bmp", runs, width, height, 8, 1, palette.astype("u1").tobytes())
    expect("bmp-rle8.bmp", colours[index])
    assert (as_pillow_shows("bmp-rle8.bmp") == colours[index]).all()
    runs = b"".join(
        bytes([0, 4, r[0] << 4 | r[1], r[2] << 4 | r[3], 1, r[4] << 4, 0, 0]) for r in index[::-1].tolist()
    ) + b"\0\1"
    bmp("bmp-rle4.bmp", runs, width, height, 4, 2, palette.astype("u1").tobytes())
    expect("bmp-rle4.bmp", colours[index])
    assert (as_pillow_shows("bmp-rle4.bmp") == colours[index]).all()

    rgb = RANDOM.integers(0, 256, (height, width, 3))
    bgr = bmp_rows(rgb[..., ::-1].reshape(height, -1), "u1")
    bmp("bmp-wrong-size.bmp", bgr, width, height, 24, size=0)
    expect("bmp-wrong-size.bmp", rgb)
    top_down = b"".join(row[:, ::-1].astype("u1").tobytes().ljust(16, b"\0") for row in rgb)
    bmp("bmp-top-down.bmp", top_down, width, -height, 24)
    expect("bmp-top-down.bmp", rgb)
    write(
        "bmp-os2.bmp",
        b"BM" + struct.pack("<IHHIIHHHH", 26 + len(bgr), 0, 0, 26, 12, width, height, 1, 24) + bgr,
    )
    expect("bmp-os2.bmp", rgb)

    for name, bits in (("555", (5, 5, 5)), ("565", (5, 6, 5))):
        most = np.array([(1 << b) - 1 for b in bits])
        parts = rgb * (most + 1) // 256
        values = parts[..., 0] << bits[1] + bits[2] | parts[..., 1] << bits[2] | parts[..., 2]
        masks = (most[0] << bits[1] + bits[2], most[1] << bits[2], most[2])
        bmp("bmp-%s.bmp" % name, bmp_rows(values, "<u2"), width, height, 16, 3, masks=[int(m) for m in masks])
        # A part of 31 is no whole level of 255: Pillow cuts it off, here it is rounded.
        exact = (parts * 255 + most // 2) // most
        expect("bmp-%s.bmp" % name, exact)
        assert (np.abs(as_pillow_shows("bmp-%s.bmp" % name) - exact) <= 1).all()
    parts = rgb * 32 // 256
    values = parts[..., 0] << 10 | parts[..., 1] << 5 | parts[..., 2]
    bmp("bmp-16bit.bmp", bmp_rows(values, "<u2"), width, height, 16)
    expect("bmp-16bit.bmp", (parts * 255 + 15) // 31)

    alpha = RANDOM.integers(0, 256, (height, width))
    alpha[0, :2] = 0, 255
    values = alpha << 24 | rgb[..., 0] << 16 | rgb[..., 1] << 8 | rgb[..., 2]
    masks = (0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    rows = bmp_rows(values, "<u4")
    bmp("bmp-32bit.bmp", rows, width, height, 32)
    expect("bmp-32bit.bmp", rgb)
    bmp("bmp-alpha.bmp", rows, width, height, 32, 3, header=108, masks=masks)
    expect("bmp-alpha.bmp", on_white(rgb, alpha, 255))
    assert (as_pillow_shows("bmp-alpha.bmp") == on_white(rgb, alpha, 255)).all()
    bmp("bmp-v4-no-alpha.bmp", rows, width, height, 32, 0, header=108, masks=masks)
    expect("bmp-v4-no-alpha.bmp", rgb)
    profile = swapped_profile()
    tail = list(masks) + [0x4D424544] + [0] * 12 + [4, 124 + len(rows), len(profile), 0]
    bmp("bmp-v5-profile.bmp", rows + profile, width, height, 32, 3, header=124, masks=tail)
    expect("bmp-v5-profile.bmp", on_white(rgb, alpha, 255))
    tail[4], tail[-2] = 4, 20  # 4: by which the JDK's reader knows an embedded profile
    bmp("bmp-v5-broken-profile.bmp", rows + b"no profile by any name"[:20], width, height, 32, 3, header=124, masks=tail)
    expect("bmp-v5-broken-profile.bmp", on_white(rgb, alpha, 255))


# --- WebP ---


def riff(*chunks):
    body = b"WEBP"
    for kind, data in chunks:
        body += kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) & 1)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def riff_chunks(data):
    chunks, at = {}, 12
    while at < len(data):
        length = struct.unpack("<I", data[at + 4 : at + 8])[0]
        chunks[data[at : at + 4]] = data[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)
    return chunks


def webp_variants():
    image = Image.fromarray(photo(27, 21))
    y, x = np.mgrid[0:21, 0:27]
    alpha = Image.fromarray(((x * 7 + y * 3) % 256).astype("u1"))
    see_through = image.copy()
    see_through.putalpha(alpha)
    exif = Image.Exif()
    exif[274] = 6
    cases = {
        "lossy": (image, {"quality": 85}),
        "lossy-worst": (image, {"quality": 3}),
        "lossy-alpha": (see_through, {"quality": 85}),
        "lossy-turned": (image, {"quality": 85, "exif": exif.tobytes()}),
        "lossy-profile": (image, {"quality": 85, "icc_profile": swapped_profile()}),
        "lossless": (image, {"lossless": True}),
        "lossless-palette": (image.quantize(5).convert("RGB"), {"lossless": True}),
        "lossless-grey": (image.convert("L").convert("RGB"), {"lossless": True}),
        "lossless-alpha": (see_through, {"lossless": True, "exact": True}),
        "lossless-turned": (image, {"lossless": True, "exif": exif.tobytes()[6:]}),
        "lossless-profile": (image, {"lossless": True, "icc_profile": swapped_profile()}),
        "lossless-one-pixel": (image.crop((3, 3, 4, 4)), {"lossless": True}),
    }
    for kind, (picture, options) in cases.items():
        name = "webp-%s.webp" % kind
        picture.save(path(name), **options)
        expect_pillow(name)
    frames = [Image.fromarray(photo(27, 21)) for _ in range(3)]
    frames[0].save(path("webp-lossless-animated.webp"), save_all=True, append_images=frames[1:], lossless=True)
    expect_pillow("webp-lossless-animated.webp")

    # The same frames on a larger canvas, the first at (6, 4).
    data = bytearray(open(path("webp-lossless-animated.webp"), "rb").read())
    data[20] |= 0x10
    data[24:30] = struct.pack("<I", 40)[:3] + struct.pack("<I", 30)[:3]
    frame = data.find(b"ANMF") + 8
    data[frame : frame + 6] = struct.pack("<I", 3)[:3] + struct.pack("<I", 2)[:3]
    write("webp-lossless-offset.webp", bytes(data))
    expect_pillow("webp-lossless-offset.webp")

    # 120,000 pixels in 38 bytes. What is expected is plain enough to be said in the test.
    Image.new("RGB", (400, 300), (10, 200, 30)).save(path("flat.webp"), lossless=True)

    # Alpha as it is, behind each of the four filters.
    chunks = riff_chunks(open(path("webp-lossy-alpha.webp"), "rb").read())
    plain = np.asarray(alpha).astype(int)
    left, above = np.roll(plain, 1, 1), np.roll(plain, 1, 0)
    horizontal, vertical, gradient = left.copy(), above.copy(), (left + above - np.roll(left, 1, 0)).clip(0, 255)
    horizontal[:, 0], vertical[0], gradient[:, 0], gradient[0] = above[:, 0], left[0], above[:, 0], left[0]
    for kind, guess in enumerate([plain * 0, horizontal, vertical, gradient]):
        guess[0, 0] = 0
        raw = bytes([kind << 2]) + ((plain - guess) % 256).astype("u1").tobytes()
        name = "webp-lossy-raw-alpha%d.webp" % kind
        write(name, riff((b"VP8X", chunks[b"VP8X"]), (b"ALPH", raw), (b"VP8 ", chunks[b"VP8 "])))
        expect_pillow(name)


# --- other sizes ---


def sizes():
    name = "photo.png"
    Image.fromarray(photo(60, 45)).save(path(name), optimize=True)
    expect_pillow(name)
    with Image.open(path(name)) as image:
        for size in ((30, 22), (17, 40), (7, 5), (80, 61), (61, 3), (1, 1), (224, 9), (60, 20)):
            resized = image.resize(size, Image.Resampling.BILINEAR)
            expect("photo.png.%dx%d" % size, np.asarray(resized))


for old in os.listdir(HERE):
    if old.endswith((".ppm", ".png", ".jpg", ".gif", ".bmp", ".webp")):
        os.remove(path(old))
png_variants()
jpeg_variants()
gif_variants()
bmp_variants()
webp_variants()
sizes()
