package dev.cairn.flink;

import org.jspecify.annotations.Nullable;

/**
 * A record of any stream.
 *
 * @param stream the name of its stream
 * @param namespace that of its stream; null where it has none
 * @param slice the partition it was read for, as JSON; {@code {}} where the stream has no partitions
 * @param emittedAt when it left the reader, in milliseconds since 1970
 * @param json the record as JSON
 */
public record CairnRecord(String stream, @Nullable String namespace, String slice, long emittedAt, String json) {}
