package dev.cairn.workbench.cases;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.documents.YamlReader;
import dev.cairn.documents.schema.SchemaValidator;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.workbench.har.Matching;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the {@code case.yaml} of a folder, and what it names. One reader reads one case. */
final class CaseReader {

    private static final String SCHEMA_FILE = "case-schema.yaml";
    private static final String MANIFEST = "manifest.yaml";
    private static final SchemaValidator SCHEMA = SchemaValidator.of(
            new YamlReader().read(SCHEMA_FILE, DocumentFiles.packaged(CaseReader.class, SCHEMA_FILE)));

    private final Path folder;
    private final @Nullable ObjectNode otherConfig;
    private final Diagnostics problems = new Diagnostics();

    private CaseReader(Path folder, @Nullable ObjectNode otherConfig) {
        this.folder = folder;
        this.otherConfig = otherConfig;
    }

    /**
     * Reads a case.
     *
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    static TestCase read(Path folder) {
        return new CaseReader(folder, null).read();
    }

    /** Like {@link #read(Path)}, with a configuration in place of the case's own, which need not be there. */
    static TestCase read(Path folder, ObjectNode config) {
        return new CaseReader(folder, config).read();
    }

    private TestCase read() {
        Path file = folder.resolve(TestCase.FILE);
        Node document = new YamlReader().read(file.toString(), DocumentFiles.text(file));
        List<Diagnostic> invalid = SCHEMA.diagnose(document);
        if (!invalid.isEmpty()) {
            throw new InvalidDocumentException(invalid);
        }
        CaseCommand command = CaseCommand.of(String.valueOf(document.text("command")));
        Path manifest = manifest(document);
        ConfiguredCatalog catalog = catalog(document, command);
        ObjectNode config = config(document.get("config"), document.place());
        InputState state = state(document.get("state"));
        Instant now = now(document.get("now"));
        problems.throwIfErrors();
        return new TestCase(
                folder,
                document.text("title") == null
                        ? folder.getFileName().toString()
                        : String.valueOf(document.text("title")),
                manifest,
                command,
                new TestCase.Inputs(
                        catalog,
                        config,
                        configFile(document.get("config")),
                        state,
                        limits(document.get("limits")),
                        now),
                matching(document.get("match")),
                Expectations.of(document.get("expect")),
                folder.resolve(Objects.requireNonNullElse(document.text("traffic"), "traffic.har")));
    }

    /** The one that is named, or else the nearest above the case. */
    private Path manifest(Node document) {
        Node named = document.get("manifest");
        if (named != null) {
            Path path = folder.resolve(String.valueOf(named.text())).normalize();
            if (!Files.exists(path)) {
                problems.error(named.place(), "there is no such file: " + path);
            }
            return path;
        }
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(MANIFEST))) {
                return above.resolve(MANIFEST);
            }
        }
        problems.error(
                document.place(),
                "there is no " + MANIFEST + " in the folder of the case or above it; say with 'manifest' where it is");
        return folder;
    }

    private ConfiguredCatalog catalog(Node document, CaseCommand command) {
        Node one = document.get("stream");
        Node several = document.get("streams");
        List<Node> streams = several == null ? new ArrayList<>() : new ArrayList<>(several.items());
        if (one != null) {
            streams.add(0, one);
        }
        if (!command.readsStreams()) {
            streams.forEach(stream -> problems.error(
                    stream.place(), "this command reads no streams (expected them with test_read or read only)"));
        } else if (streams.isEmpty()) {
            problems.error(document.place(), "a stream is missing: say with 'stream' or 'streams' what is read");
        } else if (command == CaseCommand.TEST_READ && streams.size() > 1) {
            problems.error(
                    streams.get(1).place(), "a test read reads one stream only (expected 'command: read' for more)");
        }
        return new ConfiguredCatalog(streams.stream().map(CaseReader::stream).toList());
    }

    private static ConfiguredStream stream(Node stream) {
        String name = stream.isObject() ? stream.text("name") : stream.text();
        String mode = stream.isObject() ? stream.text("sync_mode") : null;
        String cursor = stream.isObject() ? stream.text("cursor_field") : null;
        return new ConfiguredStream(
                StreamDescriptor.of(String.valueOf(name)),
                "full_refresh".equals(mode) ? SyncMode.FULL_REFRESH : SyncMode.INCREMENTAL,
                cursor == null ? List.of() : List.of(cursor),
                Map.of());
    }

    /** An object, or the name of a file. */
    private ObjectNode config(@Nullable Node config, Place place) {
        if (otherConfig != null) {
            return otherConfig;
        }
        if (config instanceof ObjectNode object) {
            return object;
        }
        ObjectNode empty = (ObjectNode) PlainNodes.of(place, Map.of());
        return config == null ? empty : orElse(empty, () -> new ConfigReader().read(file(config)));
    }

    private @Nullable Path configFile(@Nullable Node config) {
        return config == null || config.isObject() ? null : file(config);
    }

    /** States by the names of streams, state messages, or the name of a file with those. */
    private InputState state(@Nullable Node state) {
        if (state == null) {
            return InputState.EMPTY;
        }
        if (state.isObject()) {
            Map<StreamDescriptor, Map<String, @Nullable Object>> states = new LinkedHashMap<>();
            state.members()
                    .forEach((name, member) ->
                            states.put(StreamDescriptor.of(name), ((ObjectNode) member.value()).toPlain()));
            return new InputState(states);
        }
        return orElse(
                InputState.EMPTY,
                () -> state.isArray()
                        ? new StateReader().read(state.place().file(), Json.write(state.toPlain()))
                        : new StateReader().read(file(state)));
    }

    private Path file(Node named) {
        return folder.resolve(String.valueOf(named.text()));
    }

    private <T> T orElse(T other, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(problems::add);
            return other;
        }
    }

    private @Nullable Instant now(@Nullable Node now) {
        if (now == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(String.valueOf(now.text())).toInstant();
        } catch (DateTimeParseException e) {
            problems.error(now.place(), "this is no time with a zone (expected one such as 2026-01-31T12:00:00Z)");
            return null;
        }
    }

    private static TestReadLimits limits(@Nullable Node limits) {
        TestReadLimits result = TestReadLimits.STANDARD;
        if (limits == null) {
            return result;
        }
        result = number(limits, "pages") > 0 ? result.pages(number(limits, "pages")) : result;
        result = number(limits, "slices") > 0 ? result.slices(number(limits, "slices")) : result;
        return number(limits, "records") > 0
                ? result.records(number(limits, "records")).stoppingAtRecords()
                : result;
    }

    private static int number(Node limits, String name) {
        Node value = limits.get(name);
        return value == null || value.number() == null ? 0 : value.number().intValue();
    }

    private static Matching matching(@Nullable Node match) {
        return match == null ? Matching.STANDARD : new Matching(texts(match, "ignore"), texts(match, "headers"));
    }

    private static List<String> texts(Node match, String name) {
        return match.items(name).stream()
                .map(item -> String.valueOf(item.text()))
                .toList();
    }
}
