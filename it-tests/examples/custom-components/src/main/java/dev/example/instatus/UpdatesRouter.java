package dev.example.instatus;

import dev.cairn.runtime.spi.ComponentContext;
import dev.cairn.runtime.spi.CustomPartitionRouter;
import dev.cairn.runtime.spi.ParentRecords;
import dev.cairn.runtime.spi.StreamSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.Spliterators;

/**
 * Makes a partition for each id in a list of the parent's record, where a {@code SubstreamPartitionRouter} makes one for the
 * record. Parents are read as their partitions are asked for.
 */
final class UpdatesRouter implements CustomPartitionRouter {

    private final List<ParentRecords> parents;

    UpdatesRouter(ComponentContext context) {
        this.parents = context.parents("parent_stream_configs");
    }

    @Override
    public Iterator<StreamSlice> partitions() {
        return parents.stream().flatMap(UpdatesRouter::partitions).iterator();
    }

    private static Stream<StreamSlice> partitions(ParentRecords parent) {
        Iterator<ParentRecords.ParentRecord> records = parent.records();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(records, 0), false)
                .flatMap(record -> partitions(parent, record).stream());
    }

    private static List<StreamSlice> partitions(ParentRecords parent, ParentRecords.ParentRecord found) {
        List<StreamSlice> slices = new ArrayList<>();
        Object ids = found.record().get(String.valueOf(parent.fields().get("parent_key")));
        for (Object id : ids instanceof List<?> list ? list : List.of()) {
            Map<String, Object> partition = new LinkedHashMap<>();
            partition.put(String.valueOf(parent.fields().get("partition_field")), id);
            partition.put("updates_object_id", found.record().get("id"));
            partition.put("parent_slice", found.slice().partition());
            slices.add(StreamSlice.ofPartition(partition));
        }
        return slices;
    }
}
