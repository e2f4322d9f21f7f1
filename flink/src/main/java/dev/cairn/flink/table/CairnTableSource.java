package dev.cairn.flink.table;

import dev.cairn.flink.CairnSource;
import dev.cairn.flink.RecordFormat;
import dev.cairn.flink.table.ValueReader.RowReader;
import dev.cairn.flink.table.ValueReader.UnreadableValueException;
import dev.cairn.json.Json;
import dev.cairn.runtime.split.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.Projection;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.connector.source.ScanTableSource;
import org.apache.flink.table.connector.source.SourceProvider;
import org.apache.flink.table.connector.source.abilities.SupportsProjectionPushDown;
import org.apache.flink.table.connector.source.abilities.SupportsReadingMetadata;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/** A stream as a table. Only the columns that a query needs are made of its records. The planner uses one thread. */
final class CairnTableSource implements ScanTableSource, SupportsProjectionPushDown, SupportsReadingMetadata {

    private final String stream;
    private final Function<RecordFormat<RowData>, CairnSource<RowData>> source;
    private final @Nullable Integer parallelism;
    private DataType columns;
    private DataType produced;
    private List<Metadata> metadata = List.of();

    /**
     * @param source makes the source when a query is planned
     * @param parallelism null for that of the job
     * @param columns those of the table, without metadata
     */
    CairnTableSource(
            String stream,
            Function<RecordFormat<RowData>, CairnSource<RowData>> source,
            @Nullable Integer parallelism,
            DataType columns) {
        this.stream = stream;
        this.source = source;
        this.parallelism = parallelism;
        this.columns = columns;
        this.produced = columns;
    }

    @Override
    public ChangelogMode getChangelogMode() {
        return ChangelogMode.insertOnly();
    }

    @Override
    public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
        RowFormat format =
                new RowFormat((RowType) columns.getLogicalType(), metadata, context.createTypeInformation(produced));
        return SourceProvider.of(source.apply(format), parallelism);
    }

    @Override
    public boolean supportsNestedProjection() {
        return false;
    }

    @Override
    public void applyProjection(int[][] fields, DataType producedType) {
        columns = Projection.of(fields).project(columns);
        produced = producedType;
    }

    @Override
    public Map<String, DataType> listReadableMetadata() {
        Map<String, DataType> readable = new LinkedHashMap<>();
        for (Metadata each : Metadata.values()) {
            readable.put(each.key(), each.type());
        }
        return readable;
    }

    @Override
    public void applyReadableMetadata(List<String> keys, DataType producedType) {
        metadata = keys.stream()
                .map(key -> Metadata.valueOf(key.toUpperCase(Locale.ROOT)))
                .toList();
        produced = producedType;
    }

    @Override
    public DynamicTableSource copy() {
        CairnTableSource copy = new CairnTableSource(stream, source, parallelism, columns);
        copy.produced = produced;
        copy.metadata = metadata;
        return copy;
    }

    @Override
    public String asSummaryString() {
        return "Cairn stream " + stream;
    }

    /** Records as rows: some of their members, and after them what is known of them besides. */
    private static final class RowFormat implements RecordFormat<RowData> {

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
}
