package dev.cairn.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A text without its escapes, which are resolved layer by layer: those of URLs and forms, of JSON and Python, and of
 * HTML, in any combination. Each byte of it keeps which characters of the original it was made of.
 *
 * <p>It is made for searching: runs of white space become one blank, other backslashes are removed, and a plus sign
 * becomes a blank. A secret is converted in the same way before it is searched for, so both have the same form.
 */
final class Unescaping {

    private static final Map<String, Integer> ENTITIES =
            Map.of("amp", (int) '&', "lt", (int) '<', "gt", (int) '>', "quot", (int) '"', "apos", (int) '\'');

    /** That of the last code point, without its ends. */
    private static final int LONGEST_ENTITY = 8;

    private byte[] bytes;
    private int[] from;
    private int[] to;
    private int size;

    private Unescaping(int capacity) {
        bytes = new byte[capacity];
        from = new int[capacity];
        to = new int[capacity];
    }

    /** The text as it is. */
    static Unescaping none(String text) {
        Unescaping plain = new Unescaping(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int next = i + Character.charCount(point);
            plain.addPoint(point, i, next);
            i = next;
        }
        return plain;
    }

    /** The bytes of a text after all of its layers are undone. */
    static byte[] fully(String text) {
        Unescaping last = none(text);
        for (Unescaping next = last.once(); !next.sameBytes(last); next = last.once()) {
            last = next;
        }
        return last.bytes();
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    int size() {
        return size;
    }

    byte at(int index) {
        return bytes[index];
    }

    /** Where in the original text the byte begins. */
    int from(int index) {
        return from[index];
    }

    /** Where in the original text the byte ends, exclusive. */
    int to(int index) {
        return to[index];
    }

    boolean sameBytes(Unescaping other) {
        return Arrays.equals(bytes, 0, size, other.bytes, 0, other.size);
    }

    /** This text with one more layer undone; one of the same bytes if there was none. */
    Unescaping once() {
        Unescaping out = new Unescaping(size + 16);
        for (int i = 0; i < size; ) {
            int next = switch (bytes[i]) {
                case '%' -> percent(i, out);
                case '\\' -> backslashes(i, out);
                case '&' -> entity(i, out);
                case '+', ' ', '\t', '\n', '\r', '\f' -> out.addBlank(from[i], to[i], i + 1);
                default -> i;
            };
            if (next == i) {
                out.add(bytes[i], from[i], to[i]);
                next++;
            }
            i = next;
        }
        return out;
    }

    /** This text with all letters in one case; bytes that are no UTF-8 stay as they are. */
    Unescaping folded() {
        Unescaping out = new Unescaping(size + 16);
        for (int i = 0; i < size; ) {
            int length = lengthOfPoint(i);
            if (length == 0) {
                out.add(bytes[i], from[i], to[i]);
                i++;
            } else {
                int point = new String(bytes, i, length, StandardCharsets.UTF_8).codePointAt(0);
                out.addPoint(Character.toLowerCase(Character.toUpperCase(point)), from[i], to[i + length - 1]);
                i += length;
            }
        }
        return out;
    }

    /** How many bytes of UTF-8 the character has that begins there; 0 where none does. */
    private int lengthOfPoint(int start) {
        int first = bytes[start] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (start + length > size) {
            return 0;
        }
        for (int i = start + 1; i < start + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private int percent(int i, Unescaping out) {
        int value = number(i + 1, i + 3, 16);
        if (value < 0) {
            return i;
        }
        out.add((byte) value, from[i], to[i + 2]);
        return i + 3;
    }

    /** However often something was escaped: {@code \n}, {@code \\n} and {@code \\\\n} are the same here. */
    private int backslashes(int start, Unescaping out) {
        int i = start;
        while (i < size && bytes[i] == '\\') {
            i++;
        }
        if (i == size) {
            return i;
        }
        switch (bytes[i]) {
            case 'n', 'r', 't', 'f', 'b' -> {
                return out.addBlank(from[start], to[i], i + 1);
            }
            case 'x' -> {
                int value = number(i + 1, i + 3, 16);
                if (value >= 0) {
                    out.addPoint(value, from[start], to[i + 2]);
                    return i + 3;
                }
            }
            case 'u' -> {
                int value = number(i + 1, i + 5, 16);
                if (value >= 0) {
                    return unicode(start, i, (char) value, out);
                }
            }
            default -> {}
        }
        out.add(bytes[i], from[start], to[i]);
        return i + 1;
    }

    private int unicode(int start, int u, char value, Unescaping out) {
        int end = u + 5;
        if (Character.isHighSurrogate(value) && end + 1 < size && bytes[end] == '\\') {
            int second = end;
            while (second < size && bytes[second] == '\\') {
                second++;
            }
            int low = second < size && bytes[second] == 'u' ? number(second + 1, second + 5, 16) : -1;
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                out.addPoint(Character.toCodePoint(value, (char) low), from[start], to[second + 4]);
                return second + 5;
            }
        }
        out.addPoint(value, from[start], to[end - 1]);
        return end;
    }

    private int entity(int i, Unescaping out) {
        int end = i + 1;
        while (end < size && bytes[end] != ';' && end - i <= LONGEST_ENTITY) {
            end++;
        }
        if (end >= size || bytes[end] != ';' || end == i + 1) {
            return i;
        }
        int point;
        if (bytes[i + 1] != '#') {
            String name = new String(bytes, i + 1, end - i - 1, StandardCharsets.ISO_8859_1);
            point = ENTITIES.getOrDefault(name, -1);
        } else {
            boolean hex = bytes[i + 2] == 'x' || bytes[i + 2] == 'X';
            point = number(hex ? i + 3 : i + 2, end, hex ? 16 : 10);
        }
        if (point < 0 || point > Character.MAX_CODE_POINT) {
            return i;
        }
        out.addPoint(point, from[i], to[end]);
        return end + 1;
    }

    /** A number of digits only, or -1. */
    private int number(int start, int end, int radix) {
        if (start >= end || end > size) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(bytes[i], radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private int addBlank(int start, int end, int next) {
        if (size > 0 && bytes[size - 1] == ' ') {
            to[size - 1] = end;
        } else {
            add((byte) ' ', start, end);
        }
        return next;
    }

    private void addPoint(int point, int start, int end) {
        if (point < 0x80) {
            add((byte) point, start, end);
            return;
        }
        for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            add(b, start, end);
        }
    }

    private void add(byte b, int start, int end) {
        if (size == bytes.length) {
            int larger = size * 2;
            bytes = Arrays.copyOf(bytes, larger);
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
        }
        bytes[size] = b;
        from[size] = start;
        to[size] = end;
        size++;
    }
}
