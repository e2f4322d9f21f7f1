package dev.cairn.destination.contract;

import dev.cairn.runtime.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of files, of which those without a name that begins with a point or underscore count. */
public record FilePlace(String format, Path folder) implements Place {

    @Override
    public String address() {
        return format + ":" + folder;
    }

    @Override
    public boolean isJson() {
        return format.equals("jsonl");
    }

    /** The rows; for {@code _cairn_streams} what is kept of streams, as a database has it. */
    @Override
    public List<Map<String, @Nullable Object>> rows(String table) throws Exception {
        if (table.equals("_cairn_streams")) {
            return kept();
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Path of = folder.resolve(table);
        if (!Files.exists(of)) {
            return rows;
        }
        try (Stream<Path> files = Files.list(of)) {
            for (Path file : files.sorted().toList()) {
                rows.addAll(format.equals("jsonl") ? lines(file) : parquet(file));
            }
        }
        return rows;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> lines(Path file) throws Exception {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            ((Map<String, @Nullable Object>) Json.parse(line)).forEach((name, value) -> {
                if (value != null) {
                    row.put(name, value);
                }
            });
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, @Nullable Object>> parquet(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_parquet('" + file + "')")) {
            return JdbcPlace.rows(result);
        }
    }

    private List<Map<String, @Nullable Object>> kept() throws Exception {
        Path file = folder.resolve("_cairn/kept.json");
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        if (Files.exists(file)) {
            Map<?, ?> json = (Map<?, ?>) Json.parse(Files.readAllBytes(file));
            if (!object(json.get("moves")).isEmpty() || !list(json.get("removes")).isEmpty()) {
                finish(json);
            }
            for (Object stream : list(json.get("streams"))) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                ((Map<?, ?>) stream).forEach((name, value) -> {
                    if (value != null) {
                        row.put(
                                String.valueOf(name).replaceFirst("^rows$", "row_count"),
                                name.equals("state") ? Json.write(value) : value);
                    }
                });
                rows.add(row);
            }
        }
        return rows;
    }

    /** What {@code docs/sync.md} tells readers to do that want to be exact after a sync has died. */
    private void finish(Map<?, ?> json) throws Exception {
        for (Map.Entry<?, ?> move : object(json.get("moves")).entrySet()) {
            Path from = folder.resolve(String.valueOf(move.getValue()));
            if (Files.exists(from)) {
                Path to = folder.resolve(String.valueOf(move.getKey()));
                Files.createDirectories(to.getParent());
                Files.move(from, to);
            }
        }
        for (Object path : list(json.get("removes"))) {
            Files.deleteIfExists(folder.resolve(String.valueOf(path)));
        }
    }

    private static Map<?, ?> object(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object json) {
        return json instanceof List<?> items ? items : List.of();
    }
}
