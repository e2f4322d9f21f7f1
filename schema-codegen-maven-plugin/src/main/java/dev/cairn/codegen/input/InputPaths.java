package dev.cairn.codegen.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a run are.
 *
 * @param sources files and folders with schemas
 * @param namesFile names for types; null for the one that lies in a folder by its usual name
 * @param overlays what is laid over schemas
 * @param references folders with copies of documents that schemas refer to by their addresses
 * @param base diagnostics name files relative to this folder
 */
public record InputPaths(
        List<Path> sources, @Nullable Path namesFile, List<Path> overlays, List<Path> references, Path base) {

    public InputPaths {
        sources = List.copyOf(sources);
        overlays = List.copyOf(overlays);
        references = List.copyOf(references);
    }

    /** The same files somewhere else. */
    public InputPaths moved(UnaryOperator<Path> move) {
        return new InputPaths(
                sources.stream().map(move).toList(),
                namesFile == null ? null : move.apply(namesFile),
                overlays.stream().map(move).toList(),
                references.stream().map(move).toList(),
                move.apply(base));
    }

    /** Other schemas with the same names, overlays and references. */
    public InputPaths of(List<Path> others) {
        return new InputPaths(others, namesFile, overlays, references, base);
    }

    /** All files and folders. */
    public List<Path> all() {
        List<Path> all = new ArrayList<>(sources);
        if (namesFile != null) {
            all.add(namesFile);
        }
        all.addAll(overlays);
        all.addAll(references);
        return all;
    }
}
