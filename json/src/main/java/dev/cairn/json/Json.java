package dev.cairn.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.cairn.json.scan.JsonOutput;
import dev.cairn.json.scan.JsonValues;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to plain values and back.
 *
 * <p>A value is a {@code Map<String, Object>} in document order, a {@code List<Object>}, a {@link String}, a
 * {@link Boolean}, a {@link Long}, a {@link BigInteger} (only beyond 64 bits), a {@link Double} or null. {@code 1} and
 * {@code 1.0} stay different values. Thread-safe.
 */
public final class Json {

    private Json() {}

    /** The factory that every parser and generator of the runtime comes from. It takes streams as UTF-8. */
    public static JsonFactory factory() {
        return JsonValues.STANDARD.factory();
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
        return JsonValues.STANDARD.parse(bytes, 0, bytes.length);
    }

    /**
     * Reads the value that starts at the parser's current token, and leaves the parser at its last token.
     *
     * @throws IOException if the text is malformed or the parser stands at no value
     */
    public static @Nullable Object read(JsonParser parser) throws IOException {
        return JsonValues.read(parser);
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
