package dev.cairn.http.auth;

import dev.cairn.core.error.SystemException;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.time.DatetimeParseException;
import dev.cairn.templates.time.IsoDatetime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Reads the expiry of a token from token responses and configurations. */
public enum TokenExpiry {
    /** They give the seconds that are left. */
    SECONDS_LEFT {
        @Override
        Instant parse(Object value, Instant now) {
            String text = PythonText.str(value);
            try {
                return now.plus(Duration.ofSeconds(new BigDecimal(text.strip()).longValue()));
            } catch (NumberFormatException e) {
                throw new SystemException("The token endpoint gives a lifetime that is no number of seconds: " + text);
            }
        }
    },
    /** They give a date and time. */
    POINT_IN_TIME {
        @Override
        Instant parse(Object value, Instant now) {
            return at(PythonText.str(value));
        }
    };

    abstract Instant parse(Object value, Instant now);

    /**
     * Reads a date and time, or seconds since 1970.
     *
     * @throws SystemException if the text is neither
     */
    public static Instant at(String text) {
        if (text.matches("\\d{1,10}")) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        try {
            return IsoDatetime.parse(text.strip()).toInstant();
        } catch (DatetimeParseException e) {
            throw new SystemException(
                    "A token's time of expiry cannot be read", "Invalid token expiry date format: " + text, e);
        }
    }
}
