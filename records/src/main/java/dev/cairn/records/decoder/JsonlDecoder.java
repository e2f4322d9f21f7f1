package dev.cairn.records.decoder;

import dev.cairn.http.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a body with one JSON text per line. Blank lines are skipped; a line that is not JSON fails when it is
 * reached.
 */
public final class JsonlDecoder implements Decoder {

    @Override
    public DecodedValues decode(Response response) throws IOException {
        InputStream input = Utf8Input.of(response.stream(), null);
        return new Lines(new LineReader(input), input);
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    private record Lines(LineReader lines, InputStream input) implements DecodedValues {

        @Override
        public @Nullable DecodedValue next() throws IOException {
            byte[] line = lines.next();
            while (line != null && isBlank(line)) {
                line = lines.next();
            }
            return line == null ? null : new DecodedValue.JsonText(line, 0, line.length, false);
        }

        private static boolean isBlank(byte[] line) {
            for (byte b : line) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }

    /** Splits a stream at line feeds. */
    private static final class LineReader {

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
}
