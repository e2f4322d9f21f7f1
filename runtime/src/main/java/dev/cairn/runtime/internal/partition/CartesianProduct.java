package dev.cairn.runtime.internal.partition;

import dev.cairn.slice.PartitionRouter;
import dev.cairn.slice.Slice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partition for each combination of the partitions of several routers; the last router's change fastest. Of values
 * with the same name the first router's counts. Keeps no states of parent streams, as in the Python CDK.
 *
 * <p>Partitions of the first router are drawn one by one, those of the others are held in memory.
 */
public final class CartesianProduct implements PartitionRouter {

    private final List<PartitionRouter> routers;

    /** @param routers at least one */
    public CartesianProduct(List<PartitionRouter> routers) {
        this.routers = List.copyOf(routers);
    }

    @Override
    public Iterator<Slice> partitions() {
        return new Combinations(routers.get(0).partitions(), routers.subList(1, routers.size()));
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return null;
    }

    private static final class Combinations extends LookaheadIterator<Slice> {

        private final Iterator<Slice> firsts;
        private final List<PartitionRouter> otherRouters;
        private @Nullable List<Slice> others;
        private @Nullable Slice first;
        private int nextOther;

        Combinations(Iterator<Slice> firsts, List<PartitionRouter> otherRouters) {
            this.firsts = firsts;
            this.otherRouters = otherRouters;
        }

        @Override
        @Nullable
        Slice find() {
            if (first == null || nextOther == others().size()) {
                if (!firsts.hasNext() || others().isEmpty()) {
                    return null;
                }
                first = firsts.next();
                nextOther = 0;
            }
            return combine(first, others().get(nextOther++));
        }

        private List<Slice> others() {
            List<Slice> known = others;
            if (known == null) {
                known = List.of(Slice.WHOLE);
                for (PartitionRouter router : otherRouters) {
                    known = combineAll(known, router);
                }
                others = known;
            }
            return known;
        }

        private static List<Slice> combineAll(List<Slice> slices, PartitionRouter router) {
            List<Slice> more = new ArrayList<>();
            router.partitions().forEachRemaining(more::add);
            return slices.stream()
                    .flatMap(slice -> more.stream().map(other -> combine(slice, other)))
                    .toList();
        }

        private static Slice combine(Slice first, Slice second) {
            return new Slice(
                    combine(first.partition(), second.partition()),
                    Map.of(),
                    combine(first.extraFields(), second.extraFields()));
        }

        private static Map<String, @Nullable Object> combine(
                Map<String, @Nullable Object> first, Map<String, @Nullable Object> second) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>(second);
            all.putAll(first);
            return all;
        }
    }
}
