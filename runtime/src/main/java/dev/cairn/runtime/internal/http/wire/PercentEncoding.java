package dev.cairn.runtime.internal.http.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Percent-encoding over sets of characters that stay as they are. */
final class PercentEncoding {

    static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-~";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    static BitSet charset(String characters) {
        BitSet set = new BitSet(128);
        characters.chars().forEach(set::set);
        return set;
    }

    /** UTF-8; a lone surrogate, which UTF-8 has no form for, becomes a question mark. */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Encodes all bytes of the UTF-8 form that are not in {@code safe}. */
    static String encode(String text, BitSet safe) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : utf8(text)) {
            append(out, b, safe);
        }
        return out.toString();
    }

    static void append(StringBuilder out, byte b, BitSet safe) {
        int unsigned = b & 0xff;
        if (unsigned < 128 && safe.get(unsigned)) {
            out.append((char) unsigned);
        } else {
            out.append('%').append(HEX[unsigned >> 4]).append(HEX[unsigned & 15]);
        }
    }

    /** Decodes what is encoded and leaves what is no valid escape; bytes that are no UTF-8 become U+FFFD. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            int value = text.charAt(i) == '%' ? hexPair(text, i + 1) : -1;
            if (value >= 0) {
                bytes.write(value);
                i += 3;
            } else {
                int end = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(utf8(text.substring(i, end)));
                i = end;
            }
        }
        return decodeLeniently(bytes.toByteArray());
    }

    /** The value of two hexadecimal digits, or -1 where there are none. */
    static int hexPair(String text, int index) {
        if (index + 2 > text.length()) {
            return -1;
        }
        int high = hexDigit(text.charAt(index));
        int low = hexDigit(text.charAt(index + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int hexDigit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static String decodeLeniently(byte[] bytes) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes));
            return decoded.toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a decoder that replaces cannot fail", e);
        }
    }
}
