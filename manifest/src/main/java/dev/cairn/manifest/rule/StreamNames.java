package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** True if each stream can be told by its name, which a mistake elsewhere may prevent. */
    static boolean areKnown(ManifestComponent source) {
        return areKnown(source.get("streams"));
    }

    private static boolean areKnown(@Nullable Node streams) {
        return streams instanceof ArrayNode array
                && array.items().stream()
                        .allMatch(item -> item instanceof ObjectNode stream
                                && ("ConditionalStreams".equals(stream.text("type"))
                                        ? areKnown(stream.get("streams"))
                                        : stream.text("name") != null));
    }

    /** Their names. */
    static Set<String> of(ManifestComponent source) {
        Set<String> names = new LinkedHashSet<>();
        streams(source).forEach(stream -> names.add(stream.name()));
        return names;
    }
}
