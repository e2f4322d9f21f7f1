package dev.cairn.runtime.config;

import org.jspecify.annotations.Nullable;

/** What names a stream across catalogs and states. */
public record StreamDescriptor(String name, @Nullable String namespace) {

    /** A stream without a namespace, as those of APIs are. */
    public static StreamDescriptor of(String name) {
        return new StreamDescriptor(name, null);
    }
}
