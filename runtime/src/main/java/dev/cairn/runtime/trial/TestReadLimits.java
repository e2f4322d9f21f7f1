package dev.cairn.runtime.trial;

import java.time.Duration;

/**
 * Where a test read ends.
 *
 * @param pages how many pages of a slice are read at most, also of parents; at least 1
 * @param slices how many slices are read at most, also of parents; at least 1
 * @param records from how many records on the result says that a limit was reached; at least 1
 * @param stopsAtRecords whether the read ends, too, after the page with which it has that many records. The reference's
 *     server goes on
 * @param time how long the read may take; it then ends with an error in the logs, and with what there is
 * @param waits how long the read may wait altogether where the API is busy (429, 503) and says for how long; after it, the
 *     read gives up at once
 * @param bodyBytes how much of all bodies together is kept to be shown. What is longer is cut, which a warning says;
 *     records are not affected
 */
public record TestReadLimits(
        int pages, int slices, int records, boolean stopsAtRecords, Duration time, Duration waits, long bodyBytes) {

    /** How long the API may have a test read wait at a time; a longer wait ends it as its time does. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Five pages of five slices, and the rest as the reference's server has it, or more careful. */
    public static final TestReadLimits STANDARD =
            new TestReadLimits(5, 5, 100, false, Duration.ofMinutes(2), LONGEST_WAIT, 64L << 20);

    public TestReadLimits {
        if (pages < 1 || slices < 1 || records < 1) {
            throw new IllegalArgumentException("pages " + pages + ", slices " + slices + ", records " + records);
        }
    }

    /** With another number of pages a slice. */
    public TestReadLimits pages(int most) {
        return new TestReadLimits(most, slices, records, stopsAtRecords, time, waits, bodyBytes);
    }

    /** With another number of slices. */
    public TestReadLimits slices(int most) {
        return new TestReadLimits(pages, most, records, stopsAtRecords, time, waits, bodyBytes);
    }

    /** With another number of records, at which the read goes on. */
    public TestReadLimits records(int most) {
        return new TestReadLimits(pages, slices, most, stopsAtRecords, time, waits, bodyBytes);
    }

    /** Ends the read, too, when it has as many records as the limit says. */
    public TestReadLimits stoppingAtRecords() {
        return new TestReadLimits(pages, slices, records, true, time, waits, bodyBytes);
    }

    /** With another time. */
    public TestReadLimits time(Duration longest) {
        return new TestReadLimits(pages, slices, records, stopsAtRecords, longest, waits, bodyBytes);
    }

    /** With another time for waits; zero for none. */
    public TestReadLimits waits(Duration most) {
        return new TestReadLimits(pages, slices, records, stopsAtRecords, time, most, bodyBytes);
    }

    /** With another number of bytes that are kept of bodies. */
    public TestReadLimits bodyBytes(long most) {
        return new TestReadLimits(pages, slices, records, stopsAtRecords, time, waits, most);
    }
}
