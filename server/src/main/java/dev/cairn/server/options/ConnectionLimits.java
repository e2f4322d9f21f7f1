package dev.cairn.server.options;

import java.time.Duration;

/**
 * What connections may take.
 *
 * @param most how many there may be
 * @param headerTime how long one may take to send the headers of its next request
 */
public record ConnectionLimits(int most, Duration headerTime) {

    /** For a machine of any size. */
    public static final ConnectionLimits STANDARD = new ConnectionLimits(4096, Duration.ofSeconds(30));
}
