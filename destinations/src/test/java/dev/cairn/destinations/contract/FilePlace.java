package dev.cairn.destinations.contract;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of files, of which those without a name that begins with a point or underscore count. */
public record FilePlace(String format, Path folder) implements Place {

    @Override
    public String address() {
        return format + ":" + folder;
    }

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "files of their own",
                        true,
                        true,
                        table -> Files.writeString(
                                Files.createDirectories(folder.resolve(table)).resolve("000001." + format), "precious"),
                        table -> move(table, folder.resolveSibling("elsewhere of " + table))),
                new Mistake(
                        "a file that is not there any more",
                        false,
                        false,
                        table -> move(table + "/" + first(table), folder.resolve(first(table))),
                        table -> {
                            Path gone;
                            try (Stream<Path> files = Files.list(folder)) {
                                gone = files.filter(Files::isRegularFile)
                                        .findFirst()
                                        .orElseThrow();
                            }
                            Files.move(gone, folder.resolve(table).resolve(gone.getFileName()));
                        }),
                new Mistake(
                        "a file in place of the folder",
                        false,
                        true,
                        table -> {
                            move(table, folder.resolve(table + " gone"));
                            Files.writeString(folder.resolve(table), "precious");
                        },
                        table -> {
                            Files.delete(folder.resolve(table));
                            move(table + " gone", folder.resolve(table));
                        }));
    }

    @Override
    public Map<String, Mistake.Change> losses() {
        return Map.of(
                "a folder that is moved away",
                table -> Files.move(folder, folder.resolveSibling("away of " + table)),
                "a file that is removed",
                table -> Files.delete(folder.resolve(table).resolve(first(table))));
    }

    private void move(String from, Path to) throws IOException {
        Files.move(folder.resolve(from), to);
    }

    private String first(String table) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(table))) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public boolean isJson() {
        return format.equals("jsonl");
    }

    /** The rows; for {@code _cairn_streams} what is kept of streams, as a database has it. Nothing is changed. */
    @Override
    public List<Map<String, @Nullable Object>> rows(String table) throws Exception {
        if (table.equals("_cairn_streams")) {
            return streams();
        }
        if (!isJson()) {
            return parquet(files(table));
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Path file : files(table)) {
            rows.addAll(lines(file));
        }
        return rows;
    }

    /** The files of a table as {@code docs/sync.md} tells those who want to be exact after a sync has died. */
    private Collection<Path> files(String table) throws Exception {
        Set<Path> files = new TreeSet<>();
        String name = table.replace("\"", "%22").replace("\0", "%0");
        Path of = folder.resolve(name);
        if (Files.exists(of)) {
            try (Stream<Path> there = Files.list(of)) {
                there.forEach(files::add);
            }
        }
        Map<?, ?> kept = kept();
        for (Map.Entry<?, ?> move : object(kept.get("moves")).entrySet()) {
            Path from = folder.resolve(String.valueOf(move.getValue()));
            if (String.valueOf(move.getKey()).startsWith(name + "/") && Files.exists(from)) {
                files.add(from);
            }
        }
        for (Object path : list(kept.get("removes"))) {
            files.remove(folder.resolve(String.valueOf(path)));
        }
        return files;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> lines(Path file) throws Exception {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            ((Map<String, @Nullable Object>) Objects.requireNonNull(Exact.parse(line))).forEach((name, value) -> {
                if (value != null) {
                    row.put(name, value);
                }
            });
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, @Nullable Object>> parquet(Collection<Path> files) throws Exception {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (Path file : files) {
                try (ResultSet result = statement.executeQuery("SELECT * FROM read_parquet('" + file + "')")) {
                    rows.addAll(JdbcPlace.rows(result));
                }
            }
        }
        return rows;
    }

    @Override
    public void forgetNames() throws Exception {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        kept().forEach((name, value) -> kept.put(String.valueOf(name), value));
        for (Object stream : list(kept.get("streams"))) {
            object(stream)
                    .keySet()
                    .removeAll(
                            List.of("sync", "identity", "cursor_order", "refresh", "key", "missing_since", "doubts"));
        }
        Files.write(folder.resolve("_cairn/kept.json"), Json.writeBytes(kept));
    }

    Map<?, ?> kept() throws Exception {
        Path file = folder.resolve("_cairn/kept.json");
        return Files.exists(file) ? (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(file))) : Map.of();
    }

    private List<Map<String, @Nullable Object>> streams() throws Exception {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Object stream : list(kept().get("streams"))) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            ((Map<?, ?>) stream).forEach((name, value) -> {
                if (value != null) {
                    row.put(
                            String.valueOf(name).replaceFirst("^rows$", "row_count"),
                            Set.of("state", "refresh").contains(name) ? Json.write(value) : value);
                }
            });
            rows.add(row);
        }
        return rows;
    }

    private static Map<?, ?> object(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object json) {
        return json instanceof List<?> items ? items : List.of();
    }
}
