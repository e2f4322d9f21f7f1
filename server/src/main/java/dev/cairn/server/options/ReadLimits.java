package dev.cairn.server.options;

import java.time.Duration;

/**
 * What requests may take that ask an API.
 *
 * @param time how long one may ask
 * @param atATime how many may ask at a time
 * @param waiting how many more may wait for it
 * @param shownBytes how much of all bodies of a test read is kept to be shown
 */
public record ReadLimits(Duration time, int atATime, int waiting, long shownBytes) {

    /** For a machine of any size. */
    public static final ReadLimits STANDARD = new ReadLimits(Duration.ofMinutes(2), 16, 256, 16 << 20);

    /** With another time. */
    public ReadLimits time(Duration longest) {
        return new ReadLimits(longest, atATime, waiting, shownBytes);
    }
}
