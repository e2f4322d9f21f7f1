package dev.cairn.runtime.cursor;

/** The value of a record's cursor field, parsed and comparable with those of the same stream. Immutable. */
public interface CursorValue {}
