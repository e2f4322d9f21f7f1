package dev.cairn.http.error;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.error.TransientException;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The longest time that a stream waits for an API: a wait as long as that or longer ends the stream.
 *
 * @param seconds null for no cap; 0 for never waiting
 */
public record WaitCap(@Nullable Double seconds) {

    /** Waits as long as the API wants. */
    public static final WaitCap NONE = new WaitCap(null);

    /**
     * The cap that a manifest sets.
     *
     * @throws SystemException if the template gives no number
     */
    public static WaitCap of(Template template, Scope scope) {
        return new WaitCap(Seconds.of(template, scope, "max_waiting_time_in_seconds"));
    }

    Duration check(double wait) {
        if (seconds != null && wait >= seconds) {
            throw new TransientException(
                    "The rate limit wait time is longer than the connector is allowed to wait.",
                    "The API wants " + wait + " s of waiting, but this stream is not to wait for " + seconds
                            + " s or longer",
                    null);
        }
        return Seconds.duration(wait);
    }
}
