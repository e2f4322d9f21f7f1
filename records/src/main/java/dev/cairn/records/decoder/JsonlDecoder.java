package dev.cairn.records.decoder;

import dev.cairn.http.response.Response;
import java.io.IOException;
import java.io.InputStream;
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
}
