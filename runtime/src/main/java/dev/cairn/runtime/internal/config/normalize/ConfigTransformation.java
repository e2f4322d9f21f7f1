package dev.cairn.runtime.internal.config.normalize;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a configuration. Thread-safe. */
@FunctionalInterface
public interface ConfigTransformation {

    /** Changes the configuration in place; objects and lists in it must be modifiable. */
    void apply(Map<String, @Nullable Object> config);
}
