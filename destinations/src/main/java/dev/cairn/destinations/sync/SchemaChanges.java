package dev.cairn.destinations.sync;

/** What to do when records no longer fit the table that is there. */
public enum SchemaChanges {
    /** Columns are added and widened. */
    EVOLVE,
    /** The sync fails. */
    FAIL
}
