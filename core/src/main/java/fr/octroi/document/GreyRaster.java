package fr.octroi.document;

/** A picture in shades of grey, row by row from the top left; 0 is black, 255 white. */
final class GreyRaster {

    private final int width;
    private final int height;
    private final byte[] luminance;

    GreyRaster(int width, int height, byte[] luminance) {
        if (width < 1 || height < 1 || luminance.length != (long) width * height) {
            throw new IllegalArgumentException("a picture of another size");
        }
        this.width = width;
        this.height = height;
        this.luminance = luminance;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The pixels themselves, not a copy: a page holds millions. */
    byte[] luminance() {
        return luminance;
    }

    int at(int x, int y) {
        return luminance[y * width + x] & 0xFF;
    }

    /** The same picture at half its size, each pixel the mean of four. */
    GreyRaster moitie() {
        int w = Math.max(1, width / 2);
        int h = Math.max(1, height / 2);
        byte[] moitie = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int x1 = Math.min(2 * x + 1, width - 1);
                int y1 = Math.min(2 * y + 1, height - 1);
                moitie[y * w + x] = (byte) ((at(2 * x, 2 * y) + at(x1, 2 * y) + at(2 * x, y1) + at(x1, y1)) / 4);
            }
        }
        return new GreyRaster(w, h, moitie);
    }
}
