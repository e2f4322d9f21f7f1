package dev.cairn.retrieval.partition;

import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partition for each record of the parent streams, one parent after the other. Parents are read while partitions are
 * asked for: the first partition is available as soon as the first page of the parent.
 */
public final class SubstreamPartitionRouter implements PartitionRouter {

    private final List<Parent> parents;

    private record Parent(ParentLink link, ParentRecordReader records) {}

    public SubstreamPartitionRouter(List<ParentLink> parents) {
        this.parents = parents.stream()
                .map(link -> new Parent(
                        link,
                        new ParentRecordReader(link.stream(), link.stream().ahead())))
                .toList();
    }

    @Override
    public Iterator<Slice> partitions() {
        return new Partitions(parents.iterator());
    }

    @Override
    public Map<String, @Nullable Object> parentState() {
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        for (Parent parent : parents) {
            if (parent.link().keepsState()) {
                states.put(parent.link().stream().name(), parent.records().state());
            }
        }
        return Collections.unmodifiableMap(states);
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentProgress() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (Parent parent : parents) {
            Map<String, @Nullable Object> progress = parent.records().progress();
            if (progress == null || all.put(parent.link().stream().name(), progress) != null) {
                return null;
            }
        }
        return Collections.unmodifiableMap(all);
    }

    @Override
    public boolean hasBegunAnew() {
        return parents.stream().anyMatch(parent -> parent.records().hasBegunAnew());
    }

    private static final class Partitions extends LookaheadIterator<Slice> {

        private final Iterator<Parent> parents;
        private @Nullable Parent current;

        Partitions(Iterator<Parent> parents) {
            this.parents = parents;
        }

        @Override
        @Nullable
        Slice find() {
            while (current != null || parents.hasNext()) {
                Parent parent = current == null ? parents.next() : current;
                current = parent;
                while (parent.records().hasNext()) {
                    Slice partition = parent.link().partitionOf(parent.records().next());
                    if (partition != null) {
                        return partition;
                    }
                }
                current = null;
            }
            return null;
        }
    }
}
