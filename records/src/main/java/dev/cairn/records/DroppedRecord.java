package dev.cairn.records;

/**
 * A record that a filter of the connector dropped. It is not emitted, but its cursor value shows how far the API has
 * come.
 *
 * @param keptBefore how many records of the same batch were kept before it
 * @param record the record as it would have been emitted
 */
public record DroppedRecord(int keptBefore, StreamRecord record) {}
