package dev.cairn.destinations;

/** What becomes of the rows of a table when new ones come. */
public enum WriteMode {
    /** All stay. */
    APPEND,
    /** They are replaced when all of the new ones are there. */
    OVERWRITE,
    /** Of the rows with one primary key the newest stays. */
    DEDUPLICATE
}
