package dev.cairn.destinations;

/**
 * What became of the rows that a table took over.
 *
 * @param added rows with a key that was not there, or without a key
 * @param changed rows in place of an older one with the same key
 * @param again rows with a key whose row was as new, or newer, or came again among those that were taken
 * @param surplus older rows that went without a row in their place, since the table had several with one key
 */
public record TakenRows(long added, long changed, long again, long surplus) {}
