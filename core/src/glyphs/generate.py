"""Draws the letters of the reports' pictures: python generate.py DejaVuSansMono.ttf DejaVuSansMono-Bold.ttf

Writes ../main/resources/conv4j/report/glyphs.png: printable ASCII (space to ~) in a row, each 8 x 16 pixels, the
regular face above the bold one, 255 where there is ink. Needs Pillow. Drawn beforehand since Java2D needs fonts and
fontconfig of the machine for it, which servers and containers lack.
"""

import pathlib
import sys

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, SIZE, BASELINE = 8, 16, 13, 12
LETTERS = [chr(code) for code in range(32, 127)]

atlas = Image.new("L", (WIDTH * len(LETTERS), HEIGHT * len(sys.argv[1:])), 0)
draw = ImageDraw.Draw(atlas)
for face, path in enumerate(sys.argv[1:]):
    font = ImageFont.truetype(path, SIZE)
    assert round(font.getlength("M")) == WIDTH, font.getlength("M")
    for i, letter in enumerate(LETTERS):
        draw.text((i * WIDTH, face * HEIGHT + BASELINE), letter, font=font, fill=255, anchor="ls")
target = pathlib.Path(__file__).parent / "../main/resources/conv4j/report/glyphs.png"
atlas.save(target.resolve(), optimize=True)
