package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.Diagnostic;
import dev.cairn.models.StreamGroupModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups of streams that must not be read at the same time. Source of the rules: {@code _apply_stream_groups} of the
 * Python CDK.
 */
final class StreamGroups {

    private final Map<String, String> groups = new HashMap<>();
    private final Map<String, StreamDefinition> streams = new LinkedHashMap<>();
    private final Map<String, List<Diagnostic>> mistakes = new HashMap<>();

    private StreamGroups(List<StreamDefinition> streams) {
        streams.forEach(stream -> this.streams.put(stream.name(), stream));
    }

    /**
     * The groups of a manifest.
     *
     * @param definition where they stand
     */
    static StreamGroups of(
            Map<String, StreamGroupModel> models, ComponentDefinition definition, List<StreamDefinition> streams) {
        StreamGroups all = new StreamGroups(streams);
        models.forEach((name, group) -> group.streams().forEach(stream -> all.groups.put(stream.name(), name)));
        all.diagnose(definition);
        return all;
    }

    private void diagnose(ComponentDefinition definition) {
        for (String stream : groups.isEmpty() ? Set.<String>of() : streams.keySet()) {
            for (String group : of(stream)) {
                for (String ancestor : ancestors(stream)) {
                    if (group.equals(groups.get(ancestor))) {
                        mistakes.computeIfAbsent(stream, name -> new ArrayList<>())
                                .add(Diagnostic.error(
                                        definition.field(group).place(),
                                        "stream '" + stream + "' and its parent stream '" + ancestor
                                                + "' are both in group '" + group
                                                + "'; a stream that waits for its own parent would never start"));
                    }
                }
            }
        }
    }

    private Set<String> ancestors(String stream) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(stream));
        while (!pending.isEmpty()) {
            StreamDefinition next = streams.get(pending.pop());
            if (next != null) {
                ParentNames.of(List.of(next)).stream().filter(found::add).forEach(pending::push);
            }
        }
        return found;
    }

    /** What is wrong with the groups of a stream: that it would wait for its own parent. */
    List<Diagnostic> mistakes(String stream) {
        return mistakes.getOrDefault(stream, List.of());
    }

    /** The groups of a stream. */
    List<String> of(String stream) {
        String group = groups.get(stream);
        return group == null ? List.of() : List.of(group);
    }

    /** The groups of the streams whose records a stream's partitions are made of. */
    List<String> ofAncestors(String stream) {
        return groups.isEmpty()
                ? List.of()
                : ancestors(stream).stream()
                        .flatMap(ancestor -> of(ancestor).stream())
                        .distinct()
                        .toList();
    }
}
