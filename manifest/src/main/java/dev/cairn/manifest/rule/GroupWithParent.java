package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stream and its parent are not in the same group of streams, since each would wait for the other. */
final class GroupWithParent extends ComponentRule {

    GroupWithParent() {
        super(
                "group-with-parent",
                Severity.ERROR,
                "An incremental stream and one of its parents are in the same group of `stream_groups`, and would wait for each other.",
                "Put the parent into another group, or leave it out.",
                "DeclarativeSource");
    }

    @Override
    void check(ManifestComponent source, Findings findings) {
        Map<String, String> groups = groups(source);
        if (groups.isEmpty()) {
            return;
        }
        Map<String, ManifestComponent> streams = new HashMap<>();
        StreamNames.streams(source).forEach(stream -> streams.put(name(stream), stream));
        streams.forEach((name, stream) -> {
            String group = groups.get(name);
            if (group != null) {
                Set<String> ancestors = new LinkedHashSet<>();
                collect(stream, streams, ancestors);
                ancestors.stream()
                        .filter(ancestor -> group.equals(groups.get(ancestor)))
                        .forEach(ancestor -> findings.add(
                                this,
                                source.component("stream_groups")
                                        .map(g -> g.placeOf(group))
                                        .orElse(source.place()),
                                "the stream '" + name + "' and its parent '" + ancestor + "' are both in the group '"
                                        + group + "' and would wait for each other; remove one of them from it"));
            }
        });
    }

    private static Map<String, String> groups(ManifestComponent source) {
        Map<String, String> groups = new HashMap<>();
        source.component("stream_groups")
                .ifPresent(all -> all.node()
                        .members()
                        .keySet()
                        .forEach(name -> all.component(name)
                                .ifPresent(group -> group.components("streams")
                                        .forEach(stream -> groups.put(name(stream), name)))));
        return groups;
    }

    /** As the reference has it: only a stream whose partitions have cursors waits for its parents. */
    private static void collect(
            @Nullable ManifestComponent stream, Map<String, ManifestComponent> streams, Set<String> ancestors) {
        if (stream == null || !stream.given("incremental_sync")) {
            return;
        }
        for (ManifestComponent parent : Routers.parents(stream)) {
            if (ancestors.add(name(parent))) {
                collect(streams.get(name(parent)), streams, ancestors);
            }
        }
    }

    private static String name(ManifestComponent stream) {
        return Objects.requireNonNullElse(stream.text("name"), "");
    }
}
