package dev.cairn.records.decoder;

import dev.cairn.json.scan.BlockFilter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that keeps a copy of the bytes that are read from it, until that is switched off. */
final class CapturingStream extends BlockFilter {

    private byte[] kept = new byte[1 << 15];
    private int size;
    private long offset;
    private long wantedFrom = Long.MAX_VALUE;

    CapturingStream(InputStream source) {
        super(source);
    }

    /** Says that bytes before an offset will not be asked for. */
    void forgetBefore(long position) {
        wantedFrom = position;
    }

    /** A copy of the bytes between two offsets from the start of the stream; nothing before the second is kept. */
    byte[] copy(long from, long to) {
        wantedFrom = Long.MAX_VALUE;
        return Arrays.copyOfRange(kept, (int) (from - offset), (int) (to - offset));
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        int count = in.read(target, start, length);
        if (count > 0) {
            reserve(count);
            System.arraycopy(target, start, kept, size, count);
            size += count;
        }
        return count;
    }

    private void reserve(int count) {
        if (size + count <= kept.length) {
            return;
        }
        int unwanted = (int) (Math.min(wantedFrom, offset + size) - offset);
        int wanted = size - unwanted;
        byte[] target = wanted + count > kept.length / 2 ? new byte[newLength(wanted + count)] : kept;
        System.arraycopy(kept, unwanted, target, 0, wanted);
        kept = target;
        size = wanted;
        offset += unwanted;
    }

    private int newLength(int needed) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(2L * needed, kept.length));
    }
}
