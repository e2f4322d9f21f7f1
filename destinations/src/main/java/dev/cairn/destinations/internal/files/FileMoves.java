package dev.cairn.destinations.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be done with files after a commit. Paths are below a folder. Confined to one thread. */
final class FileMoves {

    private final Path folder;
    /** Where files come from, by where they go. */
    private final Map<String, String> moves = new LinkedHashMap<>();

    private final Set<String> removes = new LinkedHashSet<>();

    FileMoves(Path folder) {
        this.folder = folder;
    }

    void move(String from, String to) {
        moves.put(to, from);
    }

    /** A file is of no use any more, wherever it is. */
    void remove(String path) {
        if (moves.remove(path) == null) {
            removes.add(path);
        }
    }

    /** A file goes somewhere else than was said. */
    void forget(String to) {
        moves.remove(to);
    }

    /** Where a file is now. */
    Path pathOf(String path) {
        return folder.resolve(moves.getOrDefault(path, path));
    }

    boolean isEmpty() {
        return moves.isEmpty() && removes.isEmpty();
    }

    /** Whether a file is to be moved from here. */
    boolean isSource(Path file) {
        return moves.containsValue(folder.relativize(file).toString());
    }

    /** Whether files are to be moved to a folder. */
    boolean isPending(String into) {
        return moves.keySet().stream().anyMatch(path -> path.startsWith(into + "/"));
    }

    Collection<Path> sources() {
        return moves.values().stream().map(folder::resolve).toList();
    }

    /**
     * Does what is to be done; what cannot be done stays to be done.
     *
     * @return why something could not be done; null if all was
     */
    @Nullable
    IOException finish() {
        IOException failure = null;
        for (Map.Entry<String, String> move : List.copyOf(moves.entrySet())) {
            Path from = folder.resolve(move.getValue());
            Path to = folder.resolve(move.getKey());
            try {
                if (Files.exists(from)) {
                    Files.createDirectories(to.getParent());
                    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
                moves.remove(move.getKey());
            } catch (IOException e) {
                failure = e;
            }
        }
        for (String path : List.copyOf(removes)) {
            try {
                Files.deleteIfExists(folder.resolve(path));
                removes.remove(path);
            } catch (IOException e) {
                failure = e;
            }
        }
        return failure;
    }

    /** Takes over what was written of them. */
    void fill(Map<?, ?> movesThen, Collection<?> removesThen) {
        moves.clear();
        removes.clear();
        movesThen.forEach((to, from) -> moves.put(String.valueOf(to), String.valueOf(from)));
        removesThen.forEach(path -> removes.add(String.valueOf(path)));
    }

    /** Files to be moved: where from, by where to. */
    Map<String, String> moves() {
        return new LinkedHashMap<>(moves);
    }

    List<String> removes() {
        return new ArrayList<>(removes);
    }
}
