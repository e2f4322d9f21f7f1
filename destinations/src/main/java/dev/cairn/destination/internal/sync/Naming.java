package dev.cairn.destination.internal.sync;

import org.jspecify.annotations.Nullable;

/**
 * What a sync and its tables are called.
 *
 * @param name null where it is called after its manifest
 * @param prefix of new tables
 * @param isSameSource whether somebody says that it is the source that was synced under this name, though it looks different
 */
public record Naming(@Nullable String name, String prefix, boolean isSameSource) {

    static final Naming STANDARD = new Naming(null, "", false);

    public Naming named(@Nullable String other) {
        return new Naming(other, prefix, isSameSource);
    }

    public Naming prefixed(String other) {
        return new Naming(name, other, isSameSource);
    }

    public Naming sameSource() {
        return new Naming(name, prefix, true);
    }
}
