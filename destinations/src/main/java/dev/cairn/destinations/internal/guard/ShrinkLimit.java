package dev.cairn.destinations.internal.guard;

import dev.cairn.destinations.TableException;
import dev.cairn.runtime.config.StreamDescriptor;

/**
 * How many rows a full refresh may take away from a table.
 *
 * @param allowsEmpty whether a table with rows may become one without
 * @param percent how many of a hundred rows may go, of tables from {@value #SMALLEST} rows on
 */
public record ShrinkLimit(boolean allowsEmpty, int percent) {

    private static final int SMALLEST = 100;

    public static final ShrinkLimit STANDARD = new ShrinkLimit(false, 50);

    public ShrinkLimit {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(percent + " is no number of percent from 0 to 100");
        }
    }

    /**
     * Looks at a full refresh before its rows take the place of a table's.
     *
     * @param before how many rows the table has
     * @param now how many have come
     * @throws TableException if too many would go
     */
    public void check(StreamDescriptor stream, String table, long before, long now) throws TableException {
        if (now == 0 && before > 0 && !allowsEmpty) {
            throw new TableException(
                    "The full refresh of stream " + stream + " found no records, and its table " + table + " has "
                            + before + " rows. They stay. If there are no records any more, say --allow-empty.");
        }
        double lost = 100.0 * (before - now) / Math.max(1, before);
        if (now > 0 && before >= SMALLEST && lost > percent) {
            throw new TableException("The full refresh of stream " + stream + " found " + now
                    + " records, and its table " + table + " has " + before + " rows: more than " + percent
                    + "% would go. They stay. If so few are right, say --allow-shrink " + (int) Math.ceil(lost) + "%.");
        }
    }
}
