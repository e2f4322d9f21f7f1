package dev.cairn.workbench.published;

import dev.cairn.documents.LineDiff;
import dev.cairn.workbench.pip.FileHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a connector, by their paths below its folder, with {@code /} between names. Immutable.
 */
record ConnectorFiles(SortedMap<String, byte[]> contents) {

    ConnectorFiles {
        contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
    }

    /** Those of some paths that are in a folder. */
    static ConnectorFiles in(Path folder, Collection<String> paths) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (String path : paths) {
            Path file = folder.resolve(path);
            if (Files.isRegularFile(file)) {
                contents.put(path, Files.readAllBytes(file));
            }
        }
        return new ConnectorFiles(contents);
    }

    boolean has(String path) {
        return contents.containsKey(path);
    }

    ConnectorFiles without(String path) {
        SortedMap<String, byte[]> fewer = new TreeMap<>(contents);
        fewer.remove(path);
        return new ConnectorFiles(fewer);
    }

    /** The paths of those of which others have something else at the same path. */
    List<String> differing(ConnectorFiles others) {
        return contents.keySet().stream()
                .filter(path -> others.has(path) && !Arrays.equals(contents.get(path), others.contents.get(path)))
                .toList();
    }

    /** Their SHA-256, in hexadecimal digits. */
    SortedMap<String, String> hashes() {
        SortedMap<String, String> hashes = new TreeMap<>();
        contents.forEach(
                (path, content) -> hashes.put(path, FileHash.sha256(content).hex()));
        return hashes;
    }

    /** Writes them below a folder. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> one : contents.entrySet()) {
            Path file = folder.resolve(one.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, one.getValue());
        }
    }

    /** What others have differently, in the unified format, file by file. */
    String diff(ConnectorFiles others) {
        SortedSet<String> paths = new TreeSet<>(contents.keySet());
        paths.addAll(others.contents.keySet());
        StringBuilder diff = new StringBuilder();
        for (String path : paths) {
            if (!Arrays.equals(contents.get(path), others.contents.get(path))) {
                String hunks = LineDiff.hunks(text(path), others.text(path));
                diff.append("--- a/")
                        .append(path)
                        .append("\n+++ b/")
                        .append(path)
                        .append('\n');
                diff.append(hunks.isEmpty() ? "the ends of lines differ\n" : hunks);
            }
        }
        return diff.toString();
    }

    private String text(String path) {
        byte[] content = contents.get(path);
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }
}
