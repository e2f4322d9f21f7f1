package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.KeptStream;
import dev.cairn.json.Json;
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
import java.util.Set;
import java.util.stream.Collectors;
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
    private final FileMoves moves;
    /** Whether what was written last says that something is to be done. */
    private boolean tells;

    private long lastNumber;

    private FolderState(Path folder) {
        this.folder = folder;
        this.moves = new FileMoves(folder);
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

    /** What the folder has by now, as others see it. */
    FolderState again() throws DestinationException {
        return read(folder);
    }

    /** True if no file of a table is missing, whether or not those were moved that are to be. */
    boolean hasAllFiles(String table) {
        return files(table).stream()
                .allMatch(file -> Files.exists(folder.resolve(file.path())) || Files.exists(pathOf(file)));
    }

    private void fill(Map<?, ?> json) {
        list(json.get("streams")).forEach(stream -> keep(KeptStream.fromJson((Map<?, ?>) stream)));
        object(json.get("files"))
                .forEach((table, items) -> files.put(
                        String.valueOf(table),
                        new ArrayList<>(
                                list(items).stream().map(FolderState::file).toList())));
        moves.fill(object(json.get("moves")), list(json.get("removes")));
        tells = !moves.isEmpty();
        lastNumber = json.get("last_number") instanceof Number number ? number.longValue() : 0;
    }

    private static DataFile file(@Nullable Object json) {
        Map<?, ?> file = object(json);
        return new DataFile(String.valueOf(file.get("path")), Column.listFromJson(file.get("columns")));
    }

    private static Map<String, Object> toJson(DataFile file) {
        return Map.of(
                "path",
                file.path(),
                "columns",
                file.columns().stream().map(Column::toJson).toList());
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

    /** The tables whose rows wait for a later sync. */
    Set<String> waiting() {
        return streams.values().stream()
                .filter(kept -> kept.refresh() != null)
                .map(kept -> kept.table().name())
                .collect(Collectors.toSet());
    }

    void keep(KeptStream kept) {
        streams.put(kept.table().name(), kept);
    }

    List<DataFile> files(String table) {
        return List.copyOf(files.getOrDefault(table, List.of()));
    }

    /** A table has these files now. */
    void keep(String table, List<DataFile> there) {
        files.put(table, new ArrayList<>(there));
    }

    /** Where a table's files are. */
    Path folder(String table) {
        return folder.resolve(FolderNames.of(table));
    }

    /** A number that no file has. */
    long nextNumber() {
        return ++lastNumber;
    }

    /** A new file of a table, which is now somewhere else. */
    void add(String table, Path from, String extension, List<Column> columns) {
        String path = FolderNames.of(table) + "/" + "%06d.%s".formatted(nextNumber(), extension);
        files.computeIfAbsent(table, name -> new ArrayList<>()).add(new DataFile(path, columns));
        moves.move(folder.relativize(from).toString(), path);
    }

    void remove(String table, DataFile file) {
        files.getOrDefault(table, new ArrayList<>()).remove(file);
        moves.remove(file.path());
    }

    /** A table's files get a folder of another name with the next commit, and nothing is kept of it under the old one. */
    void rename(String table, String to) {
        streams.remove(table);
        List<DataFile> there = files(table);
        files.remove(table);
        List<DataFile> renamed = new ArrayList<>();
        for (DataFile file : there) {
            String name = String.valueOf(Path.of(file.path()).getFileName());
            DataFile now = new DataFile(FolderNames.of(to) + "/" + name, file.columns());
            moves.move(folder.relativize(pathOf(file)).toString(), now.path());
            moves.forget(file.path());
            renamed.add(now);
        }
        files.put(to, renamed);
    }

    /** From now on a table's files do not have this column, whatever is in them. */
    void forget(String table, String column) {
        files.getOrDefault(table, new ArrayList<>()).replaceAll(file -> file.without(column));
    }

    /** Where a file is now. */
    Path pathOf(DataFile file) {
        return moves.pathOf(file.path());
    }

    FileMoves moves() {
        return moves;
    }

    /** Goes back to the files that a table has now. */
    Runnable undo(String table) {
        List<DataFile> then = files(table);
        Map<String, String> movesThen = moves.moves();
        List<String> removesThen = moves.removes();
        return () -> {
            files.put(table, new ArrayList<>(then));
            moves.fill(movesThen, removesThen);
        };
    }

    /** Writes this in place of what was there, and then does what is to be done, as {@link FileMoves#finish}. */
    @Nullable
    IOException commit() throws IOException {
        for (Path from : moves.sources()) {
            force(from);
        }
        write();
        return moves.finish();
    }

    /** Does what was left to be done, and says no more that it is: another file may have the name by then. */
    void finish() throws IOException {
        moves.finish();
        if (tells) {
            write();
        }
    }

    private void write() throws IOException {
        Path ours = folder.resolve(OURS);
        Path unfinished = Files.write(ours.resolve(FILE + ".new"), Json.writeBytes(toJson()));
        force(unfinished);
        Files.move(unfinished, ours.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(ours);
        tells = !moves.isEmpty();
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("streams", streams.values().stream().map(KeptStream::toJson).toList());
        Map<String, Object> tables = new LinkedHashMap<>();
        files.forEach((table, items) ->
                tables.put(table, items.stream().map(FolderState::toJson).toList()));
        json.put("files", tables);
        json.put("moves", moves.moves());
        json.put("removes", moves.removes());
        json.put("last_number", lastNumber);
        return json;
    }
}
