package dev.cairn.flink.table;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.flink.ConfigLocation;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.catalog.CatalogTable;
import org.apache.flink.table.catalog.GenericInMemoryCatalog;
import org.apache.flink.table.catalog.ObjectPath;
import org.apache.flink.table.catalog.exceptions.CatalogException;
import org.apache.flink.table.catalog.exceptions.DatabaseNotExistException;
import org.apache.flink.table.catalog.exceptions.TableAlreadyExistException;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a manifest as tables, in one database. They are discovered when the catalog is opened; views and tables
 * that are added live as long as the catalog is open. Not thread-safe, like other catalogs.
 */
final class CairnCatalog extends GenericInMemoryCatalog {

    private final String manifest;
    private final String config;
    private final @Nullable String python;

    /**
     * @param config as in {@link ConfigLocation#of}
     * @param python what runs custom components in Python; null for what the environment says
     */
    CairnCatalog(String name, String database, String manifest, String config, @Nullable String python) {
        super(name, database);
        this.manifest = manifest;
        this.config = config;
        this.python = python;
    }

    @Override
    public void open() {
        super.open();
        try (ConfiguredConnector connector = Connector.load(Path.of(manifest))
                .configure(
                        ConfigLocation.of(config).read(),
                        new MessageWriter(OutputStream.nullOutputStream()),
                        SourceSettings.options(python))) {
            for (Map<String, ?> stream : connector.catalog().whole().streams()) {
                String name = String.valueOf(stream.get("name"));
                createTable(new ObjectPath(getDefaultDatabase(), name), table(name, stream), true);
            }
        } catch (InvalidDocumentException | SyncException e) {
            throw new CatalogException("The streams of " + manifest + " cannot be listed: " + e.getMessage(), e);
        } catch (IOException | TableAlreadyExistException | DatabaseNotExistException e) {
            throw new CatalogException("The streams of " + manifest + " cannot be listed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CatalogException("interrupted", e);
        }
    }

    private CatalogTable table(String stream, Map<String, ?> described) {
        Schema.Builder schema = Schema.newBuilder();
        List<String> keys = primaryKey(described.get("source_defined_primary_key"));
        List<String> names = new ArrayList<>();
        if (described.get("json_schema") instanceof Map<?, ?> json) {
            DataType type = ColumnTypes.of(json);
            if (type.getLogicalType() instanceof RowType row) {
                for (int i = 0; i < row.getFieldCount(); i++) {
                    String name = row.getFieldNames().get(i);
                    DataType column = type.getChildren().get(i);
                    schema.column(name, keys.contains(name) ? column.notNull() : column);
                    names.add(name);
                }
            }
        }
        for (Metadata each : Metadata.values()) {
            String name = names.contains(each.key()) ? "_" + each.key() : each.key();
            schema.columnByMetadata(name, each.type(), each.key(), true);
        }
        if (!keys.isEmpty() && names.containsAll(keys)) {
            schema.primaryKey(keys);
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("connector", CairnTableFactory.IDENTIFIER);
        options.put(TableOptions.MANIFEST.key(), manifest);
        options.put(TableOptions.CONFIG.key(), config);
        options.put(TableOptions.STREAM.key(), stream);
        if (python != null) {
            options.put(TableOptions.PYTHON.key(), python);
        }
        return CatalogTable.newBuilder()
                .schema(schema.build())
                .comment("The stream " + stream + " of " + manifest)
                .options(options)
                .build();
    }

    /** Members of the record; empty where the key is nested, or there is none. */
    private static List<String> primaryKey(@Nullable Object paths) {
        List<String> keys = new ArrayList<>();
        if (paths instanceof List<?> all) {
            for (Object path : all) {
                if (!(path instanceof List<?> steps) || steps.size() != 1) {
                    return List.of();
                }
                keys.add(String.valueOf(steps.get(0)));
            }
        }
        return keys;
    }
}
