package dev.cairn.it;

import dev.cairn.cli.Main;
import dev.cairn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the command line inside this JVM, with inputs in a folder. */
final class CairnCommand {

    private static final List<String> NAMES = List.of(
            "spec",
            "check",
            "discover",
            "read",
            "sync",
            "status",
            "state",
            "init",
            "validate",
            "plan",
            "doctor",
            "resolve",
            "test-read",
            "test",
            "template",
            "serve",
            "schema",
            "lsp",
            "mcp",
            "connector",
            "ci",
            "timeline",
            "demo");

    private final Path folder;
    private final Map<String, Path> inputs = new LinkedHashMap<>();

    CairnCommand(Path folder) {
        this.folder = folder;
    }

    /** What all of them are called. */
    static List<String> names() {
        return NAMES;
    }

    /** Writes an input file and passes it as an option. */
    CairnCommand with(String option, String fileName, String text) {
        Path file = folder.resolve(fileName);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inputs.put(option, file);
        return this;
    }

    /** Passes a file that is there already as an option. */
    CairnCommand with(String option, Path file) {
        inputs.put(option, file);
        return this;
    }

    CairnCommand manifest(String text) {
        return with("--manifest-path", "manifest.yaml", text);
    }

    CairnCommand config(Map<String, ? extends @Nullable Object> config) {
        return with("--config", "config.json", Json.write(config));
    }

    /** A catalog with one incremental stream. */
    CairnCommand incremental(String stream, String cursorField) {
        return with("--catalog", "catalog.json", catalog(stream, "incremental", cursorField));
    }

    /** A catalog with one full-refresh stream. */
    CairnCommand fullRefresh(String stream) {
        return with("--catalog", "catalog.json", catalog(stream, "full_refresh", null));
    }

    CairnCommand state(List<? extends @Nullable Object> states) {
        return with("--state", "state.json", Json.write(states));
    }

    /** A command and its options, for a process. */
    List<String> arguments(String command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        inputs.forEach((option, file) -> {
            arguments.add(option);
            arguments.add(file.toString());
        });
        return arguments;
    }

    Output run(String command, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> arguments = arguments(command);
        arguments.addAll(List.of(more));
        int exit = Main.run(arguments.toArray(String[]::new), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        // In messages the inputs are named by their paths, which differ from run to run.
        String place = folder + File.separator;
        return new Output(
                exit,
                out.toString(StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> Output.parse(line.replace(place, "")))
                        .toList(),
                err.toString(StandardCharsets.UTF_8).replace(place, ""));
    }

    private static String catalog(String stream, String mode, @Nullable String cursorField) {
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        definition.put("name", stream);
        definition.put("json_schema", Map.of("type", "object"));
        definition.put("supported_sync_modes", List.of("full_refresh", "incremental"));
        Map<String, @Nullable Object> configured = new LinkedHashMap<>();
        configured.put("stream", definition);
        configured.put("sync_mode", mode);
        configured.put("destination_sync_mode", "append");
        if (cursorField != null) {
            configured.put("cursor_field", List.of(cursorField));
        }
        return Json.write(Map.of("streams", List.of(configured)));
    }
}
