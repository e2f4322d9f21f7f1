package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import dev.cairn.runtime.spi.StreamRetrieval;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds partitions with what reads the stream as a whole. Used by one thread at a time. */
public final class RetrievalRouter implements PartitionRouter {

    private final StreamRetrieval retrieval;
    private StreamRetrieval.@Nullable Partitions partitions;

    public RetrievalRouter(StreamRetrieval retrieval) {
        this.retrieval = retrieval;
    }

    @Override
    public Iterator<Slice> partitions() {
        StreamRetrieval.Partitions found = retrieval.partitions();
        partitions = found;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public Slice next() {
                return StreamSlices.of(found.next());
            }
        };
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return partitions == null ? null : partitions.parentState();
    }
}
