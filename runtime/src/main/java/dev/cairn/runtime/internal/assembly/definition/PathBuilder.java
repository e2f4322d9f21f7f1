package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.records.TemplatedPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds paths whose segments may be templates. */
public final class PathBuilder {

    private PathBuilder() {}

    public static TemplatedPath of(
            List<String> segments, ComponentDefinition definition, Map<String, @Nullable Object> parameters) {
        return new TemplatedPath(segments.stream().map(definition::template).toList(), definition.scope(parameters));
    }
}
