package dev.cairn.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.cairn.json.scan.ExactNamesFactory;
import dev.cairn.json.scan.JsonOutput;
import dev.cairn.json.scan.Utf8Check;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Python reads and writes it: with NaN, Infinity and -Infinity, which APIs written in Python send, too. They are
 * a {@link Double} here. Values are those of {@link Json} otherwise. Thread-safe.
 */
public final class PythonJson {

    private static final JsonFactory FACTORY =
            new ExactNamesFactory(Json.settings().configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, true));

    private PythonJson() {}

    /**
     * The value of a text.
     *
     * @throws IOException if it is not one JSON value in UTF-8
     */
    public static @Nullable Object parse(byte[] utf8) throws IOException {
        return parse(utf8, 0, utf8.length);
    }

    /** Like {@link #parse(byte[])}, of the text between two indexes. */
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

    /**
     * The compact text of a plain value, as UTF-8.
     *
     * @throws IllegalArgumentException if the value is or holds something that is no JSON value
     */
    public static byte[] writeBytes(@Nullable Object value) {
        JsonOutput out = JsonOutput.forPython(256);
        out.writeValue(value);
        return out.toByteArray();
    }
}
