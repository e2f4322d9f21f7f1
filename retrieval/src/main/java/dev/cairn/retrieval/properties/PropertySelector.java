package dev.cairn.retrieval.properties;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Selects the properties that the user wants. Thread-safe. */
@FunctionalInterface
public interface PropertySelector {

    /** Wants all. */
    PropertySelector ALL = () -> null;

    /** The names, or null for all that there are. */
    @Nullable
    Set<String> selected();
}
