package dev.cairn.runtime.split;

/**
 * Follows what leaves of one slice. Stands where records leave, which may be another thread than the reader's. Not
 * thread-safe.
 *
 * <p>The position is that of the items that were observed, not of those that were read: a snapshot that is taken between
 * two items vouches for the first and not for the second.
 */
public interface SplitTracker {

    /**
     * An item is about to leave. Called for each item of each page, in order.
     *
     * @return whether a record is to leave. It is not if it left before the position that was resumed from. False for
     *     items that are no records
     */
    boolean observe(SplitItem item);

    /** How much has left: where another reader may go on. */
    SplitPosition position();

    /** The position when the reader has come to its end and all items were observed. */
    SplitPosition closed();

    /** The position when the slice is given up. */
    SplitPosition failed();
}
