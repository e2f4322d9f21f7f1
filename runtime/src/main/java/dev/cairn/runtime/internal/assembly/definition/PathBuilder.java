package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.models.Located;
import dev.cairn.records.TemplatedPath;

/** Builds paths whose segments may be templates. */
public final class PathBuilder {

    private PathBuilder() {}

    /**
     * Builds a path of segments that are given with their places.
     *
     * @param owner the component that has the path
     */
    public static TemplatedPath of(Located.Items<String, ComponentDefinition> segments, ComponentDefinition owner) {
        return new TemplatedPath(
                segments.value().stream().map(segments.at()::template).toList(), owner.scope());
    }
}
