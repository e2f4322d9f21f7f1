package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.models.Located;
import dev.cairn.records.TemplatedPath;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds paths whose segments may be templates. */
public final class PathBuilder {

    private PathBuilder() {}

    /**
     * Builds a path of segments that are given with their places.
     *
     * @param owner the component that has the path
     */
    public static TemplatedPath of(Located.Items<String, ComponentDefinition> segments, ComponentDefinition owner) {
        return of(segments.value(), segments.at(), owner.parameters());
    }

    public static TemplatedPath of(
            List<String> segments, ComponentDefinition definition, Map<String, @Nullable Object> parameters) {
        return new TemplatedPath(segments.stream().map(definition::template).toList(), definition.scope(parameters));
    }
}
