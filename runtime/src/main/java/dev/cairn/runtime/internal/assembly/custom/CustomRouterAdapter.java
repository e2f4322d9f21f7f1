package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.runtime.spi.CustomPartitionRouter;
import dev.cairn.runtime.spi.StreamSlice;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds partitions with a custom router, which keeps no states of parent streams. */
public record CustomRouterAdapter(CustomPartitionRouter router) implements PartitionRouter {

    @Override
    public Iterator<Slice> partitions() {
        Iterator<StreamSlice> partitions = router.partitions();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return partitions.hasNext();
            }

            @Override
            public Slice next() {
                return StreamSlices.of(partitions.next());
            }
        };
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return null;
    }
}
