package dev.cairn.runtime.internal.record.decoder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.cairn.runtime.internal.json.Utf8Check;
import dev.cairn.runtime.json.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON as Python writes it: with NaN, Infinity and -Infinity, which APIs written in Python send. */
public final class PythonJson {

    private static final JsonFactory FACTORY = Json.factory()
            .rebuild()
            .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, true)
            .build();

    private PythonJson() {}

    /** The value of a text; what is no number is a {@link Double} that is not finite. */
    public static @Nullable Object parse(byte[] utf8, int from, int to) throws IOException {
        Utf8Check.require(utf8, from, to);
        try (JsonParser parser = FACTORY.createParser(utf8, from, to - from)) {
            parser.nextToken();
            Object value = Json.read(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "Text goes on after the JSON value");
            }
            return value;
        }
    }
}
