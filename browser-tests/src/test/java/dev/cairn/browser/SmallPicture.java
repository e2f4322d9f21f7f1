package dev.cairn.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Pictures for the docs: PNG with the 256 most frequent colours, which pages of text hardly have more of. */
final class SmallPicture {

    /** What a picture of the docs may take. */
    static final int MOST_BYTES = 120_000;

    private static final int COLOURS = 256;

    private SmallPicture() {}

    /** The picture in fewer bytes. */
    static byte[] of(byte[] png) throws IOException {
        BufferedImage picture = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        int[] palette = palette(pixels);
        Map<Integer, Integer> nearest = new HashMap<>();
        byte[] indexes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indexes[i] = nearest.computeIfAbsent(pixels[i], colour -> nearest(colour, palette))
                    .byteValue();
        }
        BufferedImage small = new BufferedImage(
                picture.getWidth(),
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, 0));
        small.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), indexes);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(small, "png", bytes);
        return bytes.toByteArray();
    }

    /** The most frequent colours; of those that are as frequent, the darker ones, so that a picture is made the same way again. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        List<Integer> colours = counts.keySet().stream()
                .sorted(Comparator.comparing((Integer colour) -> -counts.getOrDefault(colour, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(COLOURS)
                .toList();
        return colours.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int nearest(int colour, int[] palette) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = (one >> shift & 0xff) - (other >> shift & 0xff);
            sum += apart * apart;
        }
        return sum;
    }
}
