package dev.cairn.server.options;

import java.time.Duration;

/**
 * What the bodies of requests may take.
 *
 * @param bytes how long one may be
 * @param heldBytes how long all may be together that have not been answered
 * @param time how long one may take to arrive
 */
public record BodyLimits(int bytes, long heldBytes, Duration time) {

    /** For a machine of any size. */
    public static final BodyLimits STANDARD = new BodyLimits(32 << 20, 128 << 20, Duration.ofSeconds(30));
}
