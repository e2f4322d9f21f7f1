package dev.cairn.records.decoder;

import dev.cairn.json.scan.BlockFilter;
import dev.cairn.records.MalformedBodyException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses all members of a gzip stream. Damaged data is a malformed body; other failures come from the stream that
 * is read.
 */
final class GunzipStream extends BlockFilter {

    private static final int BUFFER_BYTES = 1 << 15;

    private final Source source;

    private GunzipStream(GZIPInputStream members, Source source) {
        super(members);
        this.source = source;
    }

    static InputStream of(InputStream packed) throws IOException {
        Source source = new Source(packed);
        try {
            return new GunzipStream(new GZIPInputStream(source, BUFFER_BYTES), source);
        } catch (ZipException | EOFException e) {
            throw malformed(e);
        }
    }

    private static MalformedBodyException malformed(IOException cause) {
        return new MalformedBodyException("The response is not gzip: " + cause.getMessage(), cause);
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        try {
            int count = in.read(target, start, length);
            if (count < 0 && source.failure != null) {
                throw source.failure;
            }
            return count;
        } catch (ZipException | EOFException e) {
            throw malformed(e);
        }
    }

    /**
     * The packed stream as {@link GZIPInputStream} should see it. It looks for a next member only where
     * {@code available()} says there is more, which a network stream seldom knows; and it takes any failure there for
     * the end.
     */
    private static final class Source extends FilterInputStream {

        private @Nullable IOException failure;

        Source(InputStream packed) {
            super(packed);
        }

        @Override
        public int available() {
            return 1;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            try {
                return super.read(target, start, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
