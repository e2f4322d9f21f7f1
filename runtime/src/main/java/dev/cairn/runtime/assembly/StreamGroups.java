package dev.cairn.runtime.assembly;

import dev.cairn.documents.Diagnostics;
import dev.cairn.models.StreamGroup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which streams are not read at the same time. Source of the rules: {@code _apply_stream_groups} of the Python CDK. */
final class StreamGroups {

    private final Map<String, String> groups = new HashMap<>();

    private StreamGroups() {}

    /**
     * The groups of a manifest.
     *
     * @param site where they stand
     * @param problems takes an error for each stream that would wait for its own parent
     */
    static StreamGroups of(
            Map<String, StreamGroup> models, Site site, List<PlacedStream> streams, Diagnostics problems) {
        StreamGroups all = new StreamGroups();
        models.forEach((name, group) ->
                group.streams().forEach(stream -> all.groups.put(stream.name(), name)));
        if (!models.isEmpty()) {
            all.diagnose(site, streams, problems);
        }
        return all;
    }

    private void diagnose(Site site, List<PlacedStream> streams, Diagnostics problems) {
        Map<String, PlacedStream> byName = new LinkedHashMap<>();
        streams.forEach(stream -> byName.put(stream.name(), stream));
        for (String stream : byName.keySet()) {
            String group = groups.get(stream);
            for (String ancestor : group == null ? Set.<String>of() : ancestors(stream, byName)) {
                if (group != null && group.equals(groups.get(ancestor))) {
                    problems.error(
                            site.field(group).place(),
                            "stream '" + stream + "' and its parent stream '" + ancestor + "' are both in group '"
                                    + group + "'; a stream that waits for its own parent would never start");
                }
            }
        }
    }

    private static Set<String> ancestors(String stream, Map<String, PlacedStream> streams) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(stream));
        while (!pending.isEmpty()) {
            PlacedStream next = streams.get(pending.pop());
            if (next != null) {
                ParentNames.of(List.of(next)).stream().filter(found::add).forEach(pending::push);
            }
        }
        return found;
    }

    /** The name of a stream's group, or null. */
    @Nullable
    String groupOf(String stream) {
        return groups.get(stream);
    }
}
