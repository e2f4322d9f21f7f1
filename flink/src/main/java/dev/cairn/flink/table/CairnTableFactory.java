package dev.cairn.flink.table;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.flink.CairnSource;
import dev.cairn.flink.CairnSourceBuilder;
import dev.cairn.flink.ConfigLocation;
import dev.cairn.flink.RecordFormat;
import dev.cairn.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;

/** Tables {@code WITH ('connector' = 'cairn', …)}. Stateless. */
public final class CairnTableFactory implements DynamicTableSourceFactory {

    static final String IDENTIFIER = "cairn";

    @Override
    public String factoryIdentifier() {
        return IDENTIFIER;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(TableOptions.MANIFEST, TableOptions.CONFIG, TableOptions.STREAM);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(
                TableOptions.STATE,
                TableOptions.STATE_FILE,
                TableOptions.INTERVAL,
                TableOptions.LEASE,
                TableOptions.PYTHON,
                TableOptions.CHECKPOINT_PAGES,
                FactoryUtil.SOURCE_PARALLELISM);
    }

    @Override
    public DynamicTableSource createDynamicTableSource(Context context) {
        FactoryUtil.TableFactoryHelper helper = FactoryUtil.createTableFactoryHelper(this, context);
        helper.validate();
        ReadableConfig options = helper.getOptions();
        ValueReader.of(context.getPhysicalRowDataType().getLogicalType()); // Refuses types that no record has.
        return new CairnTableSource(
                options.get(TableOptions.STREAM),
                format -> source(options, format),
                options.getOptional(FactoryUtil.SOURCE_PARALLELISM).orElse(null),
                context.getPhysicalRowDataType());
    }

    private static CairnSource<RowData> source(ReadableConfig options, RecordFormat<RowData> format) {
        CairnSourceBuilder<RowData> builder = CairnSource.builder(
                        Path.of(options.get(TableOptions.MANIFEST)),
                        ConfigLocation.of(options.get(TableOptions.CONFIG)),
                        catalog(options.get(TableOptions.STREAM)))
                .format(format)
                .lease(options.get(TableOptions.LEASE));
        options.getOptional(TableOptions.STATE_FILE).ifPresent(builder::stateFile);
        options.getOptional(TableOptions.INTERVAL).ifPresent(builder::every);
        options.getOptional(TableOptions.PYTHON).ifPresent(builder::python);
        try {
            options.getOptional(TableOptions.CHECKPOINT_PAGES).ifPresent(builder::checkpointPages);
            options.getOptional(TableOptions.STATE)
                    .ifPresent(state -> builder.state(DocumentFiles.text(Path.of(state))));
            return builder.build();
        } catch (InvalidDocumentException | SyncException | IllegalArgumentException e) {
            throw new ValidationException(
                    "The stream '" + options.get(TableOptions.STREAM) + "' cannot be read: " + e.getMessage(), e);
        }
    }

    /** A catalog of one stream. */
    private static String catalog(String stream) {
        return Json.write(Map.of(
                "streams",
                List.of(Map.of(
                        "stream",
                        Map.of(
                                "name",
                                stream,
                                "json_schema",
                                Map.of(),
                                "supported_sync_modes",
                                List.of("full_refresh", "incremental")),
                        "sync_mode",
                        "incremental",
                        "destination_sync_mode",
                        "append"))));
    }
}
