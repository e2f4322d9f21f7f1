package dev.cairn.retrieval.partition;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.position.PlainHash;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of several routers, one after the other, each value once. One value identifies a partition; all other
 * values become extra fields. Source of the rules: the Python CDK.
 *
 * @param field the name of the value, which all routers give
 */
public record UnionPartitionRouter(List<PartitionRouter> routers, String field) implements PartitionRouter {

    public UnionPartitionRouter {
        routers = List.copyOf(routers);
    }

    @Override
    public Iterator<Slice> partitions() {
        return new Partitions();
    }

    /** Of two parents with the same name the last one's state counts. */
    @Override
    public Map<String, @Nullable Object> parentState() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (PartitionRouter router : routers) {
            Map<String, @Nullable Object> states = router.parentState();
            if (states != null) {
                all.putAll(states);
            }
        }
        return all;
    }

    @Override
    public @Nullable String identity() {
        List<@Nullable String> identities = routers.stream()
                .<@Nullable String>map(PartitionRouter::identity)
                .toList();
        return identities.contains(null) ? null : PlainHash.of(List.of(field, identities));
    }

    private final class Partitions extends LookaheadIterator<Slice> {

        private final Iterator<PartitionRouter> remaining = routers.iterator();
        private final Set<@Nullable Object> seen = new HashSet<>();
        private @Nullable Iterator<Slice> current;

        @Override
        @Nullable
        Slice find() {
            while (true) {
                Iterator<Slice> partitions = current;
                if (partitions == null || !partitions.hasNext()) {
                    if (!remaining.hasNext()) {
                        return null;
                    }
                    current = remaining.next().partitions();
                    continue;
                }
                Slice partition = normalized(partitions.next());
                if (seen.add(PythonKeys.of(partition.partition().get(field)))) {
                    return partition;
                }
            }
        }
    }

    private Slice normalized(Slice slice) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(slice.partition());
        if (!rest.containsKey(field)) {
            throw new SystemException("A UnionPartitionRouter needs the value " + field
                    + " in all partitions. Got one with " + rest.keySet() + ".");
        }
        Object value = rest.remove(field);
        if (value instanceof Map || value instanceof List) {
            throw new SystemException(
                    "A UnionPartitionRouter cannot tell lists or objects apart; " + field + " is one.");
        }
        Map<String, @Nullable Object> partition = new LinkedHashMap<>();
        partition.put(field, value);
        Map<String, @Nullable Object> extraFields = new LinkedHashMap<>(slice.extraFields());
        extraFields.putAll(rest);
        return new Slice(partition, Map.of(), extraFields);
    }
}
