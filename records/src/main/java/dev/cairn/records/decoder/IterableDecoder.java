package dev.cairn.records.decoder;

import dev.cairn.http.response.Response;
import dev.cairn.records.MalformedBodyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the lines of a text, each to a map with the line under {@code record}. */
public final class IterableDecoder implements Decoder {

    @Override
    public DecodedValues decode(Response response) throws IOException {
        return new Lines(new BufferedReader(TextEncoding.UTF_8.reader(response.stream())));
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    private record Lines(BufferedReader reader) implements DecodedValues {

        @Override
        public @Nullable DecodedValue next() throws IOException {
            try {
                String line = reader.readLine();
                if (line == null) {
                    return null;
                }
                Map<String, @Nullable Object> value = new LinkedHashMap<>();
                value.put("record", line);
                return new DecodedValue.Tree(value);
            } catch (CharacterCodingException e) {
                throw new MalformedBodyException("The response is not text in UTF-8", e);
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
