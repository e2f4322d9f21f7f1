package dev.cairn.records.decoder;

import dev.cairn.records.MalformedBodyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Converts JSON text in any of its encodings to UTF-8 without a byte order mark. */
final class Utf8Input {

    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Utf8Input() {}

    /** The text itself where it is UTF-8 already. */
    static byte[] of(byte[] body) throws IOException {
        Charset charset = detect(body);
        if (charset != null) {
            try (InputStream converted = new TranscodingStream(new ByteArrayInputStream(body), charset)) {
                return converted.readAllBytes();
            }
        }
        return startsWithMark(body) ? Arrays.copyOfRange(body, UTF8_MARK.length, body.length) : body;
    }

    /** @param declared the encoding, or null to find it out by the first bytes */
    static InputStream of(InputStream stream, @Nullable Charset declared) throws IOException {
        if (declared != null && !declared.equals(StandardCharsets.UTF_8)) {
            return new TranscodingStream(stream, declared);
        }
        PushbackInputStream input = new PushbackInputStream(stream, 4);
        byte[] head = input.readNBytes(4);
        input.unread(head);
        Charset charset = detect(head);
        return charset == null ? withoutMark(input) : new TranscodingStream(input, charset);
    }

    /** The stream without a UTF-8 byte order mark at its start. */
    static InputStream withoutMark(InputStream stream) throws IOException {
        PushbackInputStream input = new PushbackInputStream(stream, UTF8_MARK.length);
        byte[] head = input.readNBytes(UTF8_MARK.length);
        if (!startsWithMark(head)) {
            input.unread(head);
        }
        return input;
    }

    private static boolean startsWithMark(byte[] text) {
        return text.length >= UTF8_MARK.length
                && Arrays.equals(text, 0, UTF8_MARK.length, UTF8_MARK, 0, UTF8_MARK.length);
    }

    /** The encoding by the zeros among the first bytes, as RFC 4627 has it, or null for UTF-8. */
    private static @Nullable Charset detect(byte[] text) {
        if (text.length < 2) {
            return null;
        }
        int first = text[0] & 0xFF;
        int second = text[1] & 0xFF;
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        if (first == 0) {
            return second == 0 ? Charset.forName("UTF-32BE") : StandardCharsets.UTF_16BE;
        }
        if (second == 0) {
            return text.length >= 4 && text[2] == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        return null;
    }

    /** Converts text of any encoding to UTF-8, block by block. */
    private static final class TranscodingStream extends InputStream {

        private final InputStream source;
        private final Charset charset;
        private final Reader reader;
        private final char[] chars = new char[4097];
        private byte[] converted = new byte[0];
        private int position;

        TranscodingStream(InputStream source, Charset charset) throws IOException {
            this.source = source;
            this.charset = charset;
            this.reader = new TextEncoding(charset, false).reader(source);
        }

        @Override
        public int read() throws IOException {
            return fill() ? converted[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, converted.length - position);
            System.arraycopy(converted, position, target, start, count);
            position += count;
            return count;
        }

        private boolean fill() throws IOException {
            if (position < converted.length) {
                return true;
            }
            try {
                int count = reader.read(chars, 0, chars.length - 1);
                if (count <= 0) {
                    return false;
                }
                if (Character.isHighSurrogate(chars[count - 1])) {
                    count += Math.max(0, reader.read(chars, count, 1));
                }
                converted = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
                position = 0;
                return true;
            } catch (CharacterCodingException e) {
                throw new MalformedBodyException("The response is not text in " + charset, e);
            }
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
