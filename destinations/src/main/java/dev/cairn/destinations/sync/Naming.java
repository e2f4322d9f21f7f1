package dev.cairn.destinations.sync;

import org.jspecify.annotations.Nullable;

/**
 * What a sync and its tables are called.
 *
 * @param name null where it is called after its manifest
 * @param prefix of new tables
 * @param isSameSource whether it counts as the source that was synced under this name though it looks different
 */
record Naming(@Nullable String name, String prefix, boolean isSameSource) {}
