/**
 * Pictures to tensors and back: {@link conv4j.image.Picture}, read from PNG, JPEG, GIF, BMP and WebP files.
 *
 * <p>Knows {@code tensor} only. ImageIO's readers do the decoding, and they trust their input further than a program
 * that is given files by strangers may. So each format has a class here that walks the file's container itself, sees
 * that the file is whole and that the picture fits into memory, and hands to the decoder a file made anew of nothing but
 * what pixels are made of: comments, profiles, thumbnails and later frames never reach it.
 *
 * <p>To add a format: a class that is a {@code Format}, its name in {@code permits}, and its line in
 * {@code PictureFile}. Its pictures, with what another library reads from them, in the tests' {@code make.py}: the tests
 * go over the files that are there, cut them, flip their bits and compare them.
 */
@NullMarked
package conv4j.image;

import org.jspecify.annotations.NullMarked;
