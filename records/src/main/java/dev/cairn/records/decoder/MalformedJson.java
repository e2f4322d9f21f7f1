package dev.cairn.records.decoder;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import dev.cairn.records.MalformedBodyException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Makes the exception for a text that is not JSON, with the place of the error. */
public final class MalformedJson {

    private MalformedJson() {}

    /** Returns the failure at its line and column. */
    public static MalformedBodyException at(JacksonException cause) {
        return located(cause, cause.getLocation());
    }

    /** Returns the failure at its line and column, or where the parser stopped. */
    public static MalformedBodyException at(JacksonException cause, JsonParser parser) {
        return located(cause, cause.getLocation() == null ? parser.currentLocation() : cause.getLocation());
    }

    private static MalformedBodyException located(JacksonException cause, @Nullable JsonLocation location) {
        return at(
                cause, location == null ? null : "line " + location.getLineNr() + ", column " + location.getColumnNr());
    }

    /** The failure of bytes that are no text in UTF-8; what they are packed with is named. */
    static MalformedBodyException noText(JacksonException cause, byte[] bytes, int from, int to) {
        return new MalformedBodyException(
                "The response is not JSON: it is no text in UTF-8" + packed(bytes, from, to), cause);
    }

    private static String packed(byte[] bytes, int from, int to) {
        int start = to - from < 4 ? 0 : ByteBuffer.wrap(bytes, from, 4).getInt();
        if (start >>> 16 == 0x1f8b) {
            return ", but packed with gzip, which a GzipDecoder unpacks";
        }
        return switch (start) {
            case 0x504b0304 -> ", but a zip archive, which a ZipfileDecoder unpacks";
            case 0x28b52ffd -> ", but packed with zstd, which no decoder unpacks";
            default -> "";
        };
    }

    /**
     * The failure at a place.
     *
     * @param place where in the body, or null where that is not known
     */
    public static MalformedBodyException at(JacksonException cause, @Nullable String place) {
        return new MalformedBodyException(
                "The response is not JSON: " + cause.getOriginalMessage() + (place == null ? "" : " (" + place + ")"),
                cause);
    }
}
