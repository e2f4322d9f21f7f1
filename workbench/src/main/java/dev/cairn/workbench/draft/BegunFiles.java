package dev.cairn.workbench.draft;

import dev.cairn.documents.file.AtomicFile;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.workbench.har.PrettyJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a connector that is begun. Each is written as a whole; the folders that they are in need not be there yet.
 *
 * @param manifest the manifest
 * @param config the configuration that its author tries it with
 */
public record BegunFiles(Path manifest, Path config) {

    /** A folder's {@code manifest.yaml} and {@code config.json}. */
    public static BegunFiles in(Path folder) {
        return new BegunFiles(folder.resolve("manifest.yaml"), folder.resolve("config.json"));
    }

    /**
     * The values of the configuration that is there; empty where there is none, or nothing in it. May have secrets.
     *
     * @throws dev.cairn.documents.InvalidDocumentException if it cannot be read
     */
    public Map<String, @Nullable Object> values() throws IOException {
        boolean there = Files.exists(config) && !Files.readString(config).isBlank();
        return there ? new ConfigReader().read(config).toPlain() : new LinkedHashMap<>();
    }

    /** Writes the manifest. */
    public void write(String text) throws IOException {
        createFolder(manifest);
        new AtomicFile(manifest).replaceForAll(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds values to the configuration, which only its owner can read from now on; those that are there stay, unless they only wait
     * to be filled in.
     */
    public void addValues(Map<String, @Nullable Object> more) throws IOException {
        Map<String, @Nullable Object> values = values();
        more.forEach((name, value) -> {
            Object there = values.get(name);
            if (there == null || there.equals("<" + name + ">")) {
                values.put(name, value);
            }
        });
        createFolder(config);
        new AtomicFile(config).replace(PrettyJson.write(values).getBytes(StandardCharsets.UTF_8));
    }

    private static void createFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }
}
