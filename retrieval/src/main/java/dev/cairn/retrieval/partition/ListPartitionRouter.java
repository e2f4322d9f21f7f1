package dev.cairn.retrieval.partition;

import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.position.PlainHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A partition for each value of a list. */
public final class ListPartitionRouter implements PartitionRouter {

    private final String field;
    private final List<@Nullable Object> values;

    /**
     * @param field the name of the partition's value
     * @param values plain JSON values
     */
    public ListPartitionRouter(String field, List<? extends @Nullable Object> values) {
        this.field = field;
        this.values = new ArrayList<>(values);
    }

    @Override
    public Iterator<Slice> partitions() {
        return values.stream()
                .map(value -> new Slice(Collections.singletonMap(field, value), Map.of(), Map.of()))
                .iterator();
    }

    @Override
    public String identity() {
        return PlainHash.of(List.of(field, values));
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return null;
    }
}
