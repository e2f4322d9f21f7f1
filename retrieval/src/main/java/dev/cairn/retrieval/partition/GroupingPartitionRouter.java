package dev.cairn.retrieval.partition;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.position.PlainHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Joins several partitions of another router into one. Each value of it is the list of their values, and each extra
 * field the list of their extra fields, with null for a partition without it. Source of the rules: the Python CDK.
 */
public final class GroupingPartitionRouter implements PartitionRouter {

    private static final String PARENT_SLICE = "parent_slice";

    private final PartitionRouter router;
    private final int size;
    private final boolean deduplicate;
    private final boolean keepsProgress;
    private @Nullable Map<String, @Nullable Object> parentState = Map.of();
    private @Nullable Map<String, @Nullable Object> progress;
    /** As of the partition that was drawn last. */
    private @Nullable Map<String, @Nullable Object> progressNow;

    /**
     * @param size how many partitions a group has, except that the last may be smaller; at least 1
     * @param deduplicate whether a value is used once only, in all groups together
     * @param keepsProgress whether it matters where the parents stand in this sync
     */
    public GroupingPartitionRouter(PartitionRouter router, int size, boolean deduplicate, boolean keepsProgress) {
        this.router = router;
        this.size = size;
        this.deduplicate = deduplicate;
        this.keepsProgress = keepsProgress && !deduplicate;
    }

    @Override
    public Iterator<Slice> partitions() {
        if (keepsProgress) {
            progressMoves();
            progress = progressNow;
        }
        return new Groups(router.partitions());
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return parentState;
    }

    /**
     * As of the last group that ended where the parents' state moved: only from there on the same groups are formed. Not
     * known where a value is used once, since values before that place are not known any more.
     */
    @Override
    public @Nullable Map<String, @Nullable Object> parentProgress() {
        return progress;
    }

    @Override
    public @Nullable String identity() {
        String identity = router.identity();
        return identity == null ? null : PlainHash.of(List.of(identity, (long) size, deduplicate));
    }

    @Override
    public boolean hasBegunAnew() {
        return router.hasBegunAnew();
    }

    private boolean progressMoves() {
        Map<String, @Nullable Object> before = progressNow;
        progressNow = router.parentProgress();
        return !Objects.equals(before, progressNow);
    }

    private final class Groups extends LookaheadIterator<Slice> {

        private final Iterator<Slice> partitions;
        private final Set<@Nullable Object> seen = new HashSet<>();

        Groups(Iterator<Slice> partitions) {
            this.partitions = partitions;
        }

        @Override
        @Nullable
        Slice find() {
            List<Slice> group = new ArrayList<>();
            boolean moves = false;
            while (group.size() < size && partitions.hasNext()) {
                Slice partition = partitions.next();
                moves = keepsProgress && progressMoves();
                Object value = valueOf(partition);
                if (!deduplicate || seen.add(PythonKeys.of(value))) {
                    group.add(partition);
                }
            }
            parentState = router.parentState();
            progress = moves ? progressNow : progress;
            return group.isEmpty()
                    ? null
                    : new Slice(lists(group, Slice::partition), Map.of(), lists(group, Slice::extraFields));
        }
    }

    private static @Nullable Object valueOf(Slice partition) {
        List<String> names = partition.partition().keySet().stream()
                .filter(name -> !name.equals(PARENT_SLICE))
                .toList();
        if (names.size() != 1) {
            throw new SystemException(
                    "A GroupingPartitionRouter can only group partitions that have one value. Got " + names + ".");
        }
        return partition.partition().get(names.get(0));
    }

    private static Map<String, @Nullable Object> lists(
            List<Slice> group, Function<Slice, Map<String, @Nullable Object>> part) {
        Set<String> names = new LinkedHashSet<>();
        group.forEach(slice -> names.addAll(part.apply(slice).keySet()));
        Map<String, @Nullable Object> lists = new LinkedHashMap<>();
        for (String name : names) {
            List<@Nullable Object> values = new ArrayList<>();
            group.forEach(slice -> values.add(part.apply(slice).get(name)));
            lists.put(name, values);
        }
        return lists;
    }
}
