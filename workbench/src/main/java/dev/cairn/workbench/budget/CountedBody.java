package dev.cairn.workbench.budget;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A response body whose bytes count. Confined to one thread. */
final class CountedBody extends FilterInputStream {

    private final Budget budget;

    CountedBody(InputStream body, Budget budget) {
        super(body);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        budget.received(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        budget.received(Math.max(0, count));
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
