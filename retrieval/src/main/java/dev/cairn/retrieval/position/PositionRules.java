package dev.cairn.retrieval.position;

/**
 * What positions of a stream's pagination are made of.
 *
 * @param request a hash of what makes up the stream's requests, without secrets and without what differs from page to page
 *     and from slice to slice
 * @param key tells its records from each other
 * @param unkept why no positions are kept; empty where they are
 */
public record PositionRules(String request, RecordKey key, String unkept) {}
