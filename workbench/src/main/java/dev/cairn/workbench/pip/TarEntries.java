package dev.cairn.workbench.pip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a tar file entry by entry: POSIX's form with its headers for long names, and GNU's. */
final class TarEntries {

    private static final int BLOCK = 512;

    /** A longer name, or more of other headers, is no part of a package. */
    private static final int LONGEST_HEADER = 1 << 20;

    private final InputStream in;
    private final Content content = new Content();
    private long left;
    private int padding;

    /** What an entry is: a file, a link to one, or something without content, such as a folder. */
    enum Kind {
        FILE,
        LINK,
        OTHER
    }

    record Entry(String path, Kind kind) {}

    TarEntries(InputStream in) {
        this.in = in;
    }

    /** The content of the entry that was read last. */
    InputStream content() {
        return content;
    }

    /** The next entry; null at the end. */
    @Nullable
    Entry next() throws IOException {
        Map<String, String> longer = new LinkedHashMap<>();
        while (true) {
            content.skipNBytes(left);
            in.skipNBytes(padding);
            padding = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || isEnd(header)) {
                return null;
            }
            if (header.length < BLOCK) {
                throw new EOFException("the tar file breaks off");
            }
            requireChecksum(header);
            left = size(header);
            padding = (int) ((BLOCK - left % BLOCK) % BLOCK);
            switch (header[156]) {
                case 'L' -> longer.put("path", text(header()));
                case 'x' -> addPax(header(), longer);
                case 'g', 'K' -> header(); // of all entries, and the targets of links
                case '0', 0, '7' -> {
                    resize(longer);
                    return new Entry(longer.getOrDefault("path", path(header)), Kind.FILE);
                }
                case '1', '2' -> {
                    return new Entry(longer.getOrDefault("path", path(header)), Kind.LINK);
                }
                default -> {
                    return new Entry(longer.getOrDefault("path", path(header)), Kind.OTHER);
                }
            }
        }
    }

    private static boolean isEnd(byte[] header) {
        return header.length == BLOCK && Arrays.equals(header, new byte[BLOCK]);
    }

    private static void requireChecksum(byte[] header) throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != number(header, 148, 8)) {
            throw new IOException("it is no tar file");
        }
    }

    private static long size(byte[] header) throws IOException {
        if ((header[124] & 0x80) != 0) {
            throw new IOException("an entry is larger than any file of a package");
        }
        return number(header, 124, 12);
    }

    private static long number(byte[] header, int from, int length) throws IOException {
        String digits = text(Arrays.copyOfRange(header, from, from + length)).strip();
        if (!digits.matches("[0-7]{1,12}")) {
            throw new IOException("a header of the tar file has no number where one belongs");
        }
        return Long.parseLong(digits, 8);
    }

    private static String path(byte[] header) {
        String name = text(Arrays.copyOfRange(header, 0, 100));
        boolean posix = new String(header, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        String prefix = posix ? text(Arrays.copyOfRange(header, 345, 500)) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Up to the first NUL. */
    private static String text(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** The content of an entry that says something about the next one. */
    private byte[] header() throws IOException {
        if (left > LONGEST_HEADER) {
            throw new IOException("a header of the tar file is too long");
        }
        return content.readAllBytes();
    }

    /** Lines such as {@code 30 path=some/long/name}, whose number is their length in bytes. */
    private static void addPax(byte[] lines, Map<String, String> longer) throws IOException {
        int at = 0;
        while (at < lines.length) {
            int blank = at;
            while (blank < lines.length && lines[blank] != ' ') {
                blank++;
            }
            String digits = new String(lines, at, blank - at, StandardCharsets.ISO_8859_1);
            int length = digits.matches("[0-9]{1,7}") ? Integer.parseInt(digits) : 0;
            if (length <= blank - at + 1 || at + length > lines.length) {
                throw new IOException("a header of the tar file is malformed");
            }
            String line = new String(lines, blank + 1, at + length - blank - 2, StandardCharsets.UTF_8);
            int equals = line.indexOf('=');
            if (equals > 0) {
                longer.put(line.substring(0, equals), line.substring(equals + 1));
            }
            at += length;
        }
    }

    private void resize(Map<String, String> longer) throws IOException {
        String size = longer.get("size");
        if (size != null) {
            if (!size.matches("[0-9]{1,12}")) {
                throw new IOException("a header of the tar file has no number where one belongs");
            }
            left = Long.parseLong(size);
            padding = (int) ((BLOCK - left % BLOCK) % BLOCK);
        }
    }

    /** What is left of the entry. */
    private final class Content extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(left, length));
            if (count < 0) {
                throw new EOFException("the tar file breaks off");
            }
            left -= count;
            return count;
        }
    }
}
