package dev.cairn.destinations;

/** A reason to doubt that all records are read that a stream's cursor is thought to find. */
public enum CursorDoubt {
    /** A position is later than now: what gets an earlier one is not read any more. */
    FUTURE,
    /** Positions have offsets that the format of the state leaves out. */
    ZONE
}
