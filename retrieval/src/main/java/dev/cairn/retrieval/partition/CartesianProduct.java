package dev.cairn.retrieval.partition;

import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.position.PlainHash;
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
 * <p>Partitions of the first router are drawn one by one. Those of each other router are held in memory, their
 * combinations are not.
 */
public final class CartesianProduct implements PartitionRouter {

    private final List<PartitionRouter> routers;
    private @Nullable Combinations combinations;

    /** @param routers at least one */
    public CartesianProduct(List<PartitionRouter> routers) {
        this.routers = List.copyOf(routers);
    }

    @Override
    public Iterator<Slice> partitions() {
        Combinations all = new Combinations(routers.get(0).partitions(), routers.subList(1, routers.size()));
        combinations = all;
        return all;
    }

    /** Known where the first router's is, since the partitions of the others are held. */
    @Override
    public @Nullable String identity() {
        String first = routers.get(0).identity();
        List<List<Slice>> others = combinations == null ? null : combinations.others;
        return first == null || others == null
                ? null
                : PlainHash.of(List.of(
                        first,
                        others.stream()
                                .map(pool -> pool.stream().map(Slice::partition).toList())
                                .toList()));
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return null;
    }

    private static final class Combinations extends LookaheadIterator<Slice> {

        private final Iterator<Slice> firsts;
        private final List<PartitionRouter> otherRouters;
        /** The partitions of each other router; null until the first router has one. */
        private @Nullable List<List<Slice>> others;

        /** Which partition of each other router comes next. */
        private final int[] positions;

        private @Nullable Slice first;

        Combinations(Iterator<Slice> firsts, List<PartitionRouter> otherRouters) {
            this.firsts = firsts;
            this.otherRouters = otherRouters;
            this.positions = new int[otherRouters.size()];
        }

        @Override
        @Nullable
        Slice find() {
            Slice chosen = first;
            if (chosen == null) {
                if (!firsts.hasNext() || others().contains(List.<Slice>of())) {
                    return null;
                }
                chosen = firsts.next();
            }
            Slice combination = combination(chosen, others());
            first = advance() ? chosen : null;
            return combination;
        }

        private List<List<Slice>> others() {
            List<List<Slice>> known = others;
            if (known == null) {
                known = new ArrayList<>();
                for (PartitionRouter router : otherRouters) {
                    List<Slice> partitions = new ArrayList<>();
                    router.partitions().forEachRemaining(partitions::add);
                    known.add(partitions);
                }
                others = known;
            }
            return known;
        }

        private Slice combination(Slice chosen, List<List<Slice>> pools) {
            Map<String, @Nullable Object> partition = new LinkedHashMap<>();
            Map<String, @Nullable Object> extraFields = new LinkedHashMap<>();
            for (int i = positions.length - 1; i >= -1; i--) {
                Slice part = i < 0 ? chosen : pools.get(i).get(positions[i]);
                partition.putAll(part.partition());
                extraFields.putAll(part.extraFields());
            }
            return new Slice(partition, Map.of(), extraFields);
        }

        /** Counts on, the last place fastest; whether there is a next combination for the same first partition. */
        private boolean advance() {
            for (int i = positions.length - 1; i >= 0; i--) {
                if (++positions[i] < others().get(i).size()) {
                    return true;
                }
                positions[i] = 0;
            }
            return false;
        }
    }
}
