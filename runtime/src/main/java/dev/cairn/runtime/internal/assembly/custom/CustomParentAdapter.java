package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.retrieval.partition.ParentStream;
import dev.cairn.runtime.spi.ParentRecords;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a parent stream to custom components. */
public record CustomParentAdapter(ParentStream parent, Map<String, @Nullable Object> fields) implements ParentRecords {

    @Override
    public String stream() {
        return parent.name();
    }

    @Override
    public Iterator<ParentRecord> records() {
        Iterator<ParentStream.Row> rows = parent.rows();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public ParentRecord next() {
                ParentStream.Row row = rows.next();
                return new ParentRecord(row.record().tree(), StreamSlices.seen(row.slice()));
            }
        };
    }
}
