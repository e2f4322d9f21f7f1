package dev.cairn.runtime.spi;

import org.jspecify.annotations.Nullable;

/**
 * Records as text.
 *
 * @param json a JSON array of objects in UTF-8, which must not be changed
 * @param failure why the records after these are missing; null where none are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RecordBatch(byte[] json, @Nullable RuntimeException failure) {}
