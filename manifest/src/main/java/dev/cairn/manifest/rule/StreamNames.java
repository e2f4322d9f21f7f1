package dev.cairn.manifest.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the names of a manifest's streams. */
final class StreamNames {

    private StreamNames() {}

    /** All streams that the manifest itself describes, also those that depend on a condition, in order. */
    static List<ManifestComponent> streams(ManifestComponent source) {
        return source.components("streams").stream()
                .flatMap(stream ->
                        stream.is("ConditionalStreams") ? stream.components("streams").stream() : Stream.of(stream))
                .toList();
    }

    /** Their names. */
    static Set<String> of(ManifestComponent source) {
        Set<String> names = new LinkedHashSet<>();
        streams(source).forEach(stream -> names.add(stream.name()));
        return names;
    }
}
