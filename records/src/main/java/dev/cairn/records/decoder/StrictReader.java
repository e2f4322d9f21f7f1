package dev.cairn.records.decoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the characters of a stream, and fails at a malformed one only after all before it have been read. The JDK's
 * reader loses those that it decoded in the same block.
 */
final class StrictReader extends Reader {

    private final InputStream source;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 13).flip();
    private boolean loadedAll;
    private boolean ended;
    private @Nullable IOException failure;

    StrictReader(InputStream source, Charset charset) {
        this.source = source;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (failure != null) {
                throw failure;
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private void fill() {
        chars.clear();
        try {
            CoderResult result = decoder.decode(bytes, chars, loadedAll);
            if (result.isUnderflow() && !loadedAll) {
                load();
                result = decoder.decode(bytes, chars, loadedAll);
            }
            if (result.isUnderflow() && loadedAll) {
                result = decoder.flush(chars);
                ended = result.isUnderflow();
            }
            if (result.isError()) {
                result.throwException();
            }
        } catch (IOException e) {
            failure = e;
        }
        chars.flip();
    }

    /** Takes more bytes behind those of a character that is not complete yet. */
    private void load() throws IOException {
        bytes.compact();
        int count = source.read(bytes.array(), bytes.position(), bytes.remaining());
        loadedAll = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
