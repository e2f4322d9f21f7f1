package dev.cairn.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.cairn.json.scan.ExactNamesFactory;
import dev.cairn.json.scan.JsonOutput;
import dev.cairn.python.PythonNumbers;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to plain values and back.
 *
 * <p>A value is a {@code Map<String, Object>} in document order, a {@code List<Object>}, a {@link String}, a
 * {@link Boolean}, a {@link Long}, a {@link BigInteger} (only beyond 64 bits), a {@link Double} or null. {@code 1} and
 * {@code 1.0} stay different values. Thread-safe.
 */
public final class Json {

    private static final JsonFactory FACTORY = new ExactNamesFactory(settings());

    private Json() {}

    /** The factory that every parser and generator of the runtime comes from. It takes streams as UTF-8. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    static JsonFactoryBuilder settings() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(100_000)
                        .maxNameLength(1_000_000)
                        .build());
    }

    /**
     * Reads one value.
     *
     * @throws IOException if the text is not one JSON value; a {@code JsonParseException} knows the place
     */
    public static @Nullable Object parse(String text) throws IOException {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Like {@link #parse(String)}, for UTF-8, UTF-16 or UTF-32 bytes. */
    public static @Nullable Object parse(byte[] bytes) throws IOException {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            Object value = read(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "Text goes on after the JSON value");
            }
            return value;
        }
    }

    /**
     * Reads the value that starts at the parser's current token, and leaves the parser at its last token.
     *
     * @throws IOException if the text is malformed or the parser stands at no value
     */
    public static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "No JSON value found");
        }
        return switch (token) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> readInteger(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new JsonParseException(parser, "No JSON value found");
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, read(parser));
        }
        return members;
    }

    private static List<@Nullable Object> readArray(JsonParser parser) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return items;
    }

    private static Object readInteger(JsonParser parser) throws IOException {
        if (parser.getTextLength() > PythonNumbers.MAX_INTEGER_DIGITS) {
            throw new JsonParseException(
                    parser, "An integer has more than " + PythonNumbers.MAX_INTEGER_DIGITS + " digits");
        }
        Number number = parser.getNumberValue();
        return number instanceof BigInteger ? number : (Object) number.longValue();
    }

    /**
     * The compact JSON text of a plain value.
     *
     * @throws IllegalArgumentException if the value is or holds something that is no JSON value
     */
    public static String write(@Nullable Object value) {
        return new String(writeBytes(value), StandardCharsets.UTF_8);
    }

    /** Like {@link #write(Object)}, as UTF-8. */
    public static byte[] writeBytes(@Nullable Object value) {
        JsonOutput out = new JsonOutput(256);
        out.writeValue(value);
        return out.toByteArray();
    }
}
