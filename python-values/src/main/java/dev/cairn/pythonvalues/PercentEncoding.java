package dev.cairn.pythonvalues;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Percent-encoding of texts as UTF-8, as Python's {@code urllib.parse} does it. An instance knows which characters stay as
 * they are. Immutable and thread-safe.
 */
public final class PercentEncoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-~";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final BitSet kept = new BitSet(128);

    private PercentEncoding(String kept) {
        kept.chars().forEach(this.kept::set);
    }

    /**
     * An encoding that leaves the unreserved characters (ASCII letters, digits and {@code . _ - ~}) as they are.
     *
     * @param others ASCII characters that stay as they are, too
     */
    public static PercentEncoding keeping(String others) {
        return new PercentEncoding(UNRESERVED + others);
    }

    /** Whether a character stays as it is. */
    public boolean keeps(int character) {
        return kept.get(character);
    }

    /** Encodes a text; half of a surrogate pair, which UTF-8 has no form for, becomes a question mark. */
    public String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Encodes bytes. */
    public String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            append(out, b);
        }
        return out.toString();
    }

    /** Appends the encoded form of one byte. */
    public void append(StringBuilder out, byte b) {
        int unsigned = b & 0xff;
        if (keeps(unsigned)) {
            out.append((char) unsigned);
        } else {
            out.append('%').append(HEX[unsigned >> 4]).append(HEX[unsigned & 15]);
        }
    }

    /** Decodes what is encoded and leaves what is no valid escape as it is; bytes that are no UTF-8 become U+FFFD. */
    public static String decode(String text) {
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
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end;
            }
        }
        return decodeLeniently(bytes.toByteArray());
    }

    /** The value of the two hexadecimal digits at an index, or -1 where there are none. */
    public static int hexPair(String text, int index) {
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
