package dev.cairn.codegen.output;

import dev.cairn.codegen.output.BuildState.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Brings files up to date: writes only those whose bytes differ, and deletes those that are not produced any more. */
public final class OutputFiles {

    private final Map<Path, String> wanted = new LinkedHashMap<>();

    /** Wants files in a folder. */
    public void add(Path folder, Map<String, String> texts) {
        texts.forEach((path, text) -> wanted.put(folder.resolve(path).normalize(), text));
    }

    /**
     * Writes what is wanted, and deletes what an earlier run wrote and this one doesn't want.
     *
     * @param earlier the files of the earlier run
     * @return how many files were written and deleted, and each wanted file as it is now
     */
    public Outcome write(Collection<Path> earlier) throws IOException {
        Set<Path> folders = new HashSet<>();
        int written = 0;
        int deleted = 0;
        Map<Path, Written> outputs = new LinkedHashMap<>();
        for (Map.Entry<Path, String> file : wanted.entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            Path path = file.getKey();
            if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), bytes)) {
                if (folders.add(path.getParent())) {
                    Files.createDirectories(path.getParent());
                }
                Files.write(path, bytes);
                written++;
            }
            outputs.put(path, Written.of(path, bytes));
        }
        for (Path path : earlier) {
            if (!wanted.containsKey(path.normalize()) && Files.deleteIfExists(path)) {
                deleted++;
            }
        }
        return new Outcome(written, deleted, outputs);
    }

    /** What came of it. */
    public record Outcome(int written, int deleted, Map<Path, Written> outputs) {}
}
