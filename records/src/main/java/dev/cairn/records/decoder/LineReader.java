package dev.cairn.records.decoder;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream at line feeds. */
final class LineReader {

    private final InputStream input;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    LineReader(InputStream input) {
        this.input = input;
    }

    /** The next line without its line feed, or null after the last one. */
    byte @Nullable [] next() throws IOException {
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    byte[] line = Arrays.copyOfRange(buffer, start, i);
                    start = i + 1;
                    return line;
                }
            }
            searched = end - start;
            if (!fill()) {
                byte[] rest = start == end ? null : Arrays.copyOfRange(buffer, start, end);
                start = end;
                return rest;
            }
        }
    }

    /** Moves what is left to the front and reads more behind it. */
    private boolean fill() throws IOException {
        int left = end - start;
        byte[] target = left > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, start, target, 0, left);
        buffer = target;
        start = 0;
        end = left;
        int count = input.read(buffer, end, buffer.length - end);
        end += Math.max(0, count);
        return count >= 0;
    }
}
