package dev.cairn.json.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which every byte comes through {@link #read(byte[], int, int)}, however it is read. Confined to one thread. */
public abstract class BlockFilter extends FilterInputStream {

    private static final int SKIPPED_AT_ONCE = 1 << 13;

    /** @param in closed with this stream */
    protected BlockFilter(InputStream in) {
        super(in);
    }

    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final long skip(long count) throws IOException {
        return readNBytes((int) Math.max(0, Math.min(count, SKIPPED_AT_ONCE))).length;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }
}
