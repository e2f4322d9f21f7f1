package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.http.HttpTransport;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs connectors with components in Python, in this JVM and against an API that is a function. */
final class PythonRun {

    private final String file;
    private final String manifest;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private RunOptions options;
    private InputState state = InputState.EMPTY;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PythonRun(String file, String manifest, RunOptions options) {
        this.file = file;
        this.manifest = manifest;
        this.options = options;
    }

    /** The interpreter that tests are given; what they say where they are not. */
    static String interpreter() {
        String python = System.getProperty("cairn.python", "");
        assumeTrue(
                !python.isEmpty(),
                "no -Dcairn.python=INTERPRETER with airbyte-cdk: components in Python are not tested");
        return python;
    }

    static CodeOptions code() {
        return new CodeOptions(interpreter(), null, false, true, false);
    }

    static PythonRun of(String manifest, Path components, HttpTransport api) {
        return new PythonRun("manifest.yaml", manifest, options(api).code(code().components(components)));
    }

    /** Of a manifest in a folder with components. */
    static PythonRun at(Path manifest, HttpTransport api) throws IOException {
        return new PythonRun(manifest.toString(), Files.readString(manifest), options(api));
    }

    private static RunOptions options(HttpTransport api) {
        return RunOptions.standard().transport(api).sleeper(wait -> {});
    }

    PythonRun config(String name, Object value) {
        config.put(name, value);
        return this;
    }

    PythonRun code(CodeOptions code) {
        options = options.code(code);
        return this;
    }

    PythonRun options(RunOptions other) {
        options = other;
        return this;
    }

    RunOptions options() {
        return options;
    }

    PythonRun state(String json) {
        state = new StateReader().read("state.json", json);
        return this;
    }

    SyncResult read(String... streams) throws IOException, InterruptedException {
        List<Map<String, Object>> configured = new ArrayList<>();
        for (String stream : streams) {
            configured.add(Map.of(
                    "stream",
                            Map.of(
                                    "name",
                                    stream,
                                    "json_schema",
                                    Map.of(),
                                    "supported_sync_modes",
                                    List.of("full_refresh", "incremental")),
                    "sync_mode", "incremental",
                    "destination_sync_mode", "append"));
        }
        try (ConfiguredConnector connector = configure()) {
            return connector.read(
                    new CatalogReader().read("catalog.json", Json.write(Map.of("streams", configured))),
                    state,
                    new StopSignal());
        }
    }

    ConfiguredConnector configure() {
        ObjectNode given = (ObjectNode) PlainNodes.of(Place.of("config.json"), config);
        return Connector.load(file, manifest).configure(given, new MessageWriter(out, new SecretMask()), options);
    }

    String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The messages of a type so far. */
    List<Map<?, ?>> messages(String type) throws IOException {
        List<Map<?, ?>> found = new ArrayList<>();
        for (String line : output().lines().toList()) {
            if (Json.parse(line) instanceof Map<?, ?> message && type.equals(message.get("type"))) {
                found.add(object(message.get(type.toLowerCase(Locale.ROOT))));
            }
        }
        return found;
    }

    List<String> records() throws IOException {
        return messages("RECORD").stream()
                .map(record -> Json.write(record.get("data")))
                .toList();
    }

    /** The internal messages of error traces. */
    List<String> errors() throws IOException {
        List<String> errors = new ArrayList<>();
        for (Map<?, ?> trace : messages("TRACE")) {
            if (trace.get("error") instanceof Map<?, ?> error) {
                errors.add(error.get("failure_type") + ": " + error.get("message") + " | "
                        + error.get("internal_message"));
            }
        }
        return errors;
    }

    /** The data of a record. */
    Map<?, ?> record(int index) throws IOException {
        return object(messages("RECORD").get(index).get("data"));
    }

    static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? object : Map.of();
    }

    static long number(@Nullable Object value) {
        return value instanceof Long number ? number : 0;
    }
}
