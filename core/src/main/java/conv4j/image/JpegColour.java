package conv4j.image;

import java.awt.image.Raster;

/**
 * How a JPEG's components become red, green and blue. The file does not say it plainly; the rule is that of libjpeg
 * ({@code jdapimin.c}, {@code default_decompress_parms}), which every viewer and PIL follow, and so are the constants
 * (CCIR 601 in 16-bit fixed point, {@code jdcolor.c}).
 *
 * <p>Four components are always taken as inverted inks, 255 for none, as Adobe's programs write them and as PIL and the
 * browsers read them. An embedded profile is not applied, as it is not in PIL's {@code convert('RGB')}: colour is
 * the product of paper and ink.
 */
enum JpegColour {
    GREY {
        @Override
        void toRgb(int[] pixel) {
            pixel[1] = pixel[0];
            pixel[2] = pixel[0];
        }
    },
    RGB {
        @Override
        void toRgb(int[] pixel) {}
    },
    YCC {
        @Override
        void toRgb(int[] pixel) {
            int luma = pixel[0];
            int blue = pixel[1] - 128;
            int red = pixel[2] - 128;
            pixel[0] = byteOf(luma + ((91_881 * red + HALF) >> 16));
            pixel[1] = byteOf(luma + ((-22_554 * blue - 46_802 * red + HALF) >> 16));
            pixel[2] = byteOf(luma + ((116_130 * blue + HALF) >> 16));
        }
    },
    CMYK {
        @Override
        void toRgb(int[] pixel) {
            for (int ink = 0; ink < 3; ink++) {
                pixel[ink] = (pixel[ink] * pixel[3] + 127) / 255;
            }
        }
    },
    YCCK {
        @Override
        void toRgb(int[] pixel) {
            YCC.toRgb(pixel);
            for (int ink = 0; ink < 3; ink++) {
                pixel[ink] = 255 - pixel[ink];
            }
            CMYK.toRgb(pixel);
        }
    };

    /** Stands for the transform of an Adobe marker that is not there. */
    static final int NO_ADOBE = -1;

    private static final int HALF = 1 << 15;

    /**
     * @param components their identifiers, in the order of the frame
     * @param adobeTransform of the APP14 marker: 0 as it is, 1 YCbCr, 2 YCCK; {@link #NO_ADOBE} without one
     */
    static JpegColour of(int[] components, boolean jfif, int adobeTransform) {
        return switch (components.length) {
            case 1 -> GREY;
            case 3 -> {
                boolean named = components[0] == 'R' && components[1] == 'G' && components[2] == 'B';
                boolean plain = adobeTransform == NO_ADOBE ? named : adobeTransform == 0;
                yield plain && !jfif ? RGB : YCC;
            }
            case 4 -> adobeTransform == NO_ADOBE || adobeTransform == 0 ? CMYK : YCCK;
            default ->
                throw new ImageFormatException("wanted a JPEG of 1, 3 or 4 components, got " + components.length
                        + "; save it as an ordinary JPEG");
        };
    }

    /** Turns the components of one pixel, 0..255, into red, green and blue in place. The array has at least 3. */
    abstract void toRgb(int[] pixel);

    Picture toPicture(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        Picture picture = Picture.black(width, height);
        int[] row = new int[width * bands];
        int[] pixel = new int[4];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                System.arraycopy(row, x * bands, pixel, 0, bands);
                toRgb(pixel);
                picture.set(x, y, pixel[0] * Picture.STEPS, pixel[1] * Picture.STEPS, pixel[2] * Picture.STEPS);
            }
        }
        return picture;
    }

    private static int byteOf(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
