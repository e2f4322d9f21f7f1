package dev.cairn.destinations.internal.guard;

/**
 * What a sync may do to the rows that are there.
 *
 * @param rekeys whether a stream with another primary key than its table is read anew
 * @param shrink how many rows a full refresh may take away
 */
public record Guards(boolean rekeys, ShrinkLimit shrink) {

    public static final Guards STANDARD = new Guards(false, ShrinkLimit.STANDARD);

    /** These guards, with streams that are read anew when they have another primary key. */
    public Guards rekeying() {
        return new Guards(true, shrink);
    }

    /** These guards with another limit for full refreshes. */
    public Guards with(ShrinkLimit other) {
        return new Guards(rekeys, other);
    }
}
