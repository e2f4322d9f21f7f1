package dev.cairn.runtime.internal.record.decoder;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import dev.cairn.runtime.internal.record.MalformedBodyException;
import org.jspecify.annotations.Nullable;

/** Makes the exception for a text that is not JSON, with the place of the error. */
public final class MalformedJson {

    private MalformedJson() {}

    /** The failure at the line and column where the parser stopped. */
    public static MalformedBodyException at(JacksonException cause) {
        JsonLocation location = cause.getLocation();
        return at(
                cause, location == null ? null : "line " + location.getLineNr() + ", column " + location.getColumnNr());
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
