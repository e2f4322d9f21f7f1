package dev.cairn.flink.table;

import dev.cairn.flink.RecordFormat;
import dev.cairn.flink.table.ValueReader.RowReader;
import dev.cairn.flink.table.ValueReader.UnreadableValueException;
import dev.cairn.json.Json;
import dev.cairn.runtime.split.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/** Records as rows: some of their members, and after them what is known of them besides. */
final class RowFormat implements RecordFormat<RowData> {

    private static final long serialVersionUID = 1;

    private final RowType columns;
    private final List<Metadata> metadata;
    private final TypeInformation<RowData> type;
    private transient @Nullable RowReader reader;

    /** @param type of the columns and the metadata */
    RowFormat(RowType columns, List<Metadata> metadata, TypeInformation<RowData> type) {
        this.columns = columns;
        this.metadata = List.copyOf(metadata);
        this.type = type;
    }

    @Override
    public RowData read(Split split, byte[] json, long emittedAt) {
        RowReader present = reader;
        if (present == null) {
            present = new RowReader(columns, metadata.size());
            reader = present;
        }
        try {
            GenericRowData row = present.read((Map<?, ?>) Json.parse(json));
            for (int i = 0; i < metadata.size(); i++) {
                row.setField(columns.getFieldCount() + i, metadata.get(i).of(split, emittedAt));
            }
            return row;
        } catch (UnreadableValueException e) {
            throw new UnreadableValueException("A record of '" + split.stream() + "' has in " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public TypeInformation<RowData> type() {
        return type;
    }
}
