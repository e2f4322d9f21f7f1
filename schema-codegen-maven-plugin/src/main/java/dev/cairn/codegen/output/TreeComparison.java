package dev.cairn.codegen.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares files with what they should be. Reads only. */
public final class TreeComparison {

    private TreeComparison() {}

    /**
     * The differences, as a unified diff per file, sorted by path; empty if all is as it should be. A file is one too many if it
     * lies in a folder of the wanted files, and has their ending.
     *
     * @param wanted the text of each file by its path within the folder, with forward slashes
     */
    public static List<String> differences(Path folder, Map<String, String> wanted) throws IOException {
        TreeSet<String> paths = new TreeSet<>(wanted.keySet());
        for (String path : wanted.keySet()) {
            paths.addAll(siblings(folder, path));
        }
        List<String> differences = new ArrayList<>();
        for (String path : paths) {
            Path file = folder.resolve(path);
            String found =
                    Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
            String expected = wanted.getOrDefault(path, "");
            if (!found.equals(expected) || Files.isRegularFile(file) != wanted.containsKey(path)) {
                String from = Files.isRegularFile(file) ? "a/" + path : "/dev/null";
                String to = wanted.containsKey(path) ? "b/" + path : "/dev/null";
                differences.add(UnifiedDiff.of(from, to, found, expected));
            }
        }
        return differences;
    }

    private static List<String> siblings(Path folder, String path) throws IOException {
        Path parent = folder.resolve(path).getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        String ending = path.substring(path.lastIndexOf('.'));
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
