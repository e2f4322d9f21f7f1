package dev.cairn.cli.author;

import dev.cairn.documents.AtomicFile;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.workbench.har.PrettyJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder with a connector's manifest and the configuration that its author tries it with. */
record ConnectorFolder(Path folder) {

    Path manifest() {
        return folder.resolve("manifest.yaml");
    }

    Path configFile() {
        return folder.resolve("config.json");
    }

    /** The configuration that is there; empty where there is none. */
    Map<String, @Nullable Object> config() {
        return Files.exists(configFile())
                ? new ConfigReader().read(configFile()).toPlain()
                : new LinkedHashMap<>();
    }

    void write(String manifest) throws IOException {
        Files.createDirectories(folder);
        new AtomicFile(manifest()).replaceForAll(manifest.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds values; those that are there stay. */
    void writeConfig(Map<String, @Nullable Object> more) throws IOException {
        Map<String, @Nullable Object> config = config();
        more.forEach(config::putIfAbsent);
        new AtomicFile(configFile()).replaceForOwner(PrettyJson.write(config).getBytes(StandardCharsets.UTF_8));
    }
}
