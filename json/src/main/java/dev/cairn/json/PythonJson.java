package dev.cairn.json;

import dev.cairn.json.scan.JsonOutput;
import dev.cairn.json.scan.JsonValues;
import dev.cairn.json.scan.Utf8Check;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Python reads and writes it: with NaN, Infinity and -Infinity, which APIs written in Python send, too. They are
 * a {@link Double} here. Values are those of {@link Json} otherwise. Thread-safe.
 */
public final class PythonJson {

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
        return JsonValues.PYTHON.parse(utf8, from, to);
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
