package dev.cairn.destination.internal.files;

import dev.cairn.destination.Column;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.internal.kept.KeptJson;
import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a folder has: its streams and the files of their tables, and what is still to be done for the last commit. It is one
 * file, and takes the place of the one before as a whole: that is the commit. Confined to one thread.
 */
final class FolderState {

    static final String OURS = "_cairn";
    private static final String FILE = "kept.json";

    private final Path folder;
    private final Map<String, KeptStream> streams = new LinkedHashMap<>();
    private final Map<String, List<DataFile>> files = new LinkedHashMap<>();
    /** Where files come from, by where they go. */
    private final Map<String, String> moves = new LinkedHashMap<>();

    private final List<String> removes = new ArrayList<>();
    private long lastNumber;

    private FolderState(Path folder) {
        this.folder = folder;
    }

    static FolderState read(Path folder) throws DestinationException {
        FolderState state = new FolderState(folder);
        Path file = folder.resolve(OURS).resolve(FILE);
        try {
            if (Files.exists(file) && Json.parse(Files.readAllBytes(file)) instanceof Map<?, ?> json) {
                state.fill(json);
            }
            return state;
        } catch (IOException e) {
            throw new DestinationException(file + " cannot be read: " + e, e);
        }
    }

    private void fill(Map<?, ?> json) {
        list(json.get("streams")).forEach(stream -> keep(KeptJson.stream((Map<?, ?>) stream)));
        object(json.get("files"))
                .forEach((table, items) -> files.put(
                        String.valueOf(table),
                        new ArrayList<>(
                                list(items).stream().map(FolderState::file).toList())));
        object(json.get("moves")).forEach((to, from) -> moves.put(String.valueOf(to), String.valueOf(from)));
        list(json.get("removes")).forEach(path -> removes.add(String.valueOf(path)));
        lastNumber = json.get("last_number") instanceof Number number ? number.longValue() : 0;
    }

    private static DataFile file(@Nullable Object json) {
        Map<?, ?> file = object(json);
        return new DataFile(String.valueOf(file.get("path")), KeptJson.columnList(file.get("columns")));
    }

    private static List<?> list(@Nullable Object json) {
        return json instanceof List<?> items ? items : List.of();
    }

    private static Map<?, ?> object(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }

    List<KeptStream> streams() {
        return List.copyOf(streams.values());
    }

    void keep(KeptStream kept) {
        streams.put(kept.stream().toString() + '\n' + kept.stream().namespace(), kept);
    }

    List<DataFile> files(String table) {
        return List.copyOf(files.getOrDefault(table, List.of()));
    }

    /** A new file of a table, which is now somewhere else. */
    void add(String table, Path from, String extension, List<Column> columns) {
        String path = FolderNames.of(table) + "/" + "%06d.%s".formatted(++lastNumber, extension);
        files.computeIfAbsent(table, name -> new ArrayList<>()).add(new DataFile(path, columns));
        moves.put(path, folder.relativize(from).toString());
    }

    void remove(String table, DataFile file) {
        files.getOrDefault(table, new ArrayList<>()).remove(file);
        if (moves.remove(file.path()) == null) {
            removes.add(file.path());
        }
    }

    /** Where a file is now. */
    Path place(DataFile file) {
        return folder.resolve(moves.getOrDefault(file.path(), file.path()));
    }

    /** Writes this in place of what was there, and then does what it says is to be done. */
    void commit() throws IOException {
        for (String from : moves.values()) {
            force(folder.resolve(from));
        }
        Path ours = folder.resolve(OURS);
        Path unfinished = Files.write(ours.resolve(FILE + ".new"), Json.writeBytes(toJson()));
        force(unfinished);
        Files.move(unfinished, ours.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(ours);
        finish();
    }

    /** Does what the last commit left to be done. May be done again. */
    void finish() throws IOException {
        for (Map.Entry<String, String> move : moves.entrySet()) {
            Path from = folder.resolve(move.getValue());
            Path to = folder.resolve(move.getKey());
            if (Files.exists(from)) {
                Files.createDirectories(to.getParent());
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        moves.clear();
        for (String path : removes) {
            Files.deleteIfExists(folder.resolve(path));
        }
        removes.clear();
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("streams", streams.values().stream().map(KeptJson::stream).toList());
        Map<String, Object> tables = new LinkedHashMap<>();
        files.forEach((table, items) -> tables.put(
                table,
                items.stream()
                        .map(file -> Map.of("path", file.path(), "columns", KeptJson.columnList(file.columns())))
                        .toList()));
        json.put("files", tables);
        json.put("moves", moves);
        json.put("removes", removes);
        json.put("last_number", lastNumber);
        return json;
    }
}
