package dev.cairn.records.decoder;

import dev.cairn.records.MalformedBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Converts text of any encoding to UTF-8, block by block. */
final class TranscodingStream extends InputStream {

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
