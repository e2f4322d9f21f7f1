package dev.cairn.destinations.contract;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A database. */
public record JdbcPlace(String address, String url) implements Place {

    @Override
    public List<Map<String, @Nullable Object>> rows(String table) throws Exception {
        return Objects.requireNonNull(rows(List.of(table)).get(table));
    }

    @Override
    public Map<String, List<Map<String, @Nullable Object>>> rows(Collection<String> tables) throws Exception {
        Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet result =
                        statement.executeQuery("SELECT * FROM \"" + table.replace("\"", "\"\"") + "\"")) {
                    rows.put(table, rows(result));
                }
            }
        }
        return rows;
    }

    @Override
    public void forgetNames() throws Exception {
        for (String column :
                List.of("sync_name", "identity", "cursor_order", "refresh", "key_fields", "missing_since", "doubts")) {
            run("ALTER TABLE _cairn_streams DROP COLUMN " + column);
        }
    }

    static List<Map<String, @Nullable Object>> rows(ResultSet result) throws SQLException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                Object value = result.getObject(i);
                if (value != null) {
                    row.put(result.getMetaData().getColumnLabel(i), value);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "a table of their own",
                        true,
                        true,
                        table -> run("CREATE TABLE " + quoted(table) + " (precious INTEGER)"),
                        table -> run("DROP TABLE " + quoted(table))),
                new Mistake(
                        "a table that is not there any more",
                        false,
                        false,
                        table -> run("ALTER TABLE " + quoted(table) + " RENAME TO " + quoted(table + " gone")),
                        table -> run("ALTER TABLE " + quoted(table + " gone") + " RENAME TO " + quoted(table))),
                new Mistake(
                        "a column that is not there any more",
                        false,
                        false,
                        table -> run("ALTER TABLE " + quoted(table) + " RENAME COLUMN word TO other"),
                        table -> run("ALTER TABLE " + quoted(table) + " RENAME COLUMN other TO word")),
                new Mistake(
                        "a table in place of the one that was there",
                        false,
                        true,
                        table -> {
                            run("ALTER TABLE " + quoted(table) + " RENAME TO " + quoted(table + " gone"));
                            run("CREATE TABLE " + quoted(table) + " (precious INTEGER)");
                        },
                        table -> {
                            run("DROP TABLE " + quoted(table));
                            run("ALTER TABLE " + quoted(table + " gone") + " RENAME TO " + quoted(table));
                        }));
    }

    /** Two connections of a process to DuckDB must be alike. */
    @Override
    public boolean mayBeChangedInSyncs() {
        return !address.startsWith("duckdb:");
    }

    @Override
    public Map<String, Mistake.Change> losses() {
        if (address.startsWith("postgresql:")) {
            return Map.of("rows that are deleted", table -> run("DELETE FROM " + quoted(table)));
        }
        Path file = Path.of(address.substring(address.indexOf(':') + 1));
        return Map.of("a file that is removed", table -> remove(file), "a file that is replaced", table -> {
            Path copy = Files.copy(file, file.resolveSibling("copy"), StandardCopyOption.REPLACE_EXISTING);
            remove(file);
            Files.move(copy, file);
        });
    }

    /** Removes a database, with its journal. */
    private static void remove(Path file) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                Objects.requireNonNull(file.getParent()), file.getFileName() + "{,.wal,-wal,-shm}")) {
            for (Path each : files) {
                Files.delete(each);
            }
        }
    }

    private static String quoted(String table) {
        return "\"" + table + "\"";
    }

    /** Runs a statement. */
    public void run(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
