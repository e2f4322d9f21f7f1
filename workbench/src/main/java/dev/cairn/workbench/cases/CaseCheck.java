package dev.cairn.workbench.cases;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.workbench.har.HarFile;
import dev.cairn.workbench.har.PrettyJson;
import dev.cairn.workbench.har.Recording;
import dev.cairn.workbench.har.TrafficReplay;
import dev.cairn.workbench.har.UnrecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs one case on its recorded traffic and says what is not as expected. */
final class CaseCheck {

    private final Path folder;
    private final SecretMask secrets;
    private final List<String> failures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private String title;
    private boolean updated;

    /** @param secrets learns what must not be told about the case */
    private CaseCheck(Path folder, SecretMask secrets) {
        this.folder = folder;
        this.secrets = secrets;
        this.title = String.valueOf(folder.getFileName());
    }

    /** Runs a case, and says what came of it. */
    static CaseResult result(Path folder, String name, boolean update) throws IOException, InterruptedException {
        long start = System.nanoTime();
        CaseCheck check = new CaseCheck(folder, new SecretMask());
        check.run(update);
        return new CaseResult(
                name,
                check.title,
                folder,
                check.failures(),
                check.warnings(),
                check.updated,
                Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Runs it.
     *
     * @param update writes what was seen into {@code expected.json}, if it is as it should be otherwise
     */
    private void run(boolean update) throws IOException, InterruptedException {
        try {
            TestCase testCase = CaseReader.read(folder);
            title = testCase.title();
            Recording traffic = traffic(testCase);
            Connector connector = Connector.load(testCase.manifest());
            check(testCase, traffic, connector, update);
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(problem -> failures.add(problem.toString()));
        }
    }

    /** A case that asks nothing needs no recording. */
    static Recording traffic(TestCase testCase) {
        Recording recorded = Files.exists(testCase.traffic())
                ? HarFile.read(testCase.traffic())
                : new Recording(Instant.EPOCH, List.of(), Map.of());
        return testCase.inputs().now() == null
                ? recorded
                : new Recording(
                        Objects.requireNonNull(testCase.inputs().now()),
                        recorded.exchanges(),
                        recorded.replacedConfig());
    }

    private void check(TestCase testCase, Recording traffic, Connector connector, boolean update)
            throws IOException, InterruptedException {
        TrafficReplay replay = replay(testCase, traffic);
        Observation seen = new CaseRun(testCase, connector, secrets)
                .run(replay.in(RunOptions.standard()))
                .withTraffic(CaseRun.shown(replay.asked()), replay.misses());
        replay.misses().forEach(miss -> failures.add(miss.toString()));
        if (!failures.isEmpty()) {
            return; // what else is different follows from it
        }
        Expectations expected = testCase.expectations();
        if (expected.noErrors()) {
            seen.errors().forEach(error -> failures.add("log: " + error));
        }
        if (expected.declaredSchema() || expected.resume()) {
            Map<String, Map<String, @Nullable Object>> catalog = catalog(testCase, traffic, connector);
            if (expected.declaredSchema()) {
                compareSchemas(seen, catalog);
            }
            if (expected.resume()) {
                resume(testCase, traffic, connector, catalog);
            }
        }
        Map<String, @Nullable Object> compared = seen.compared(expected);
        if (!update) {
            failures.addAll(ExpectedFile.differences(testCase.expected(), compared, expected));
        } else if (failures.isEmpty()
                && !ExpectedFile.differences(testCase.expected(), compared, expected)
                        .isEmpty()) {
            Files.writeString(testCase.expected(), PrettyJson.write(compared));
            updated = true;
        }
    }

    private static TrafficReplay replay(TestCase testCase, Recording traffic) {
        return TrafficReplay.of(traffic, testCase.matching())
                .withConfig(testCase.inputs().config().toPlain());
    }

    /** The streams that the connector offers, by name. */
    private Map<String, Map<String, @Nullable Object>> catalog(
            TestCase testCase, Recording traffic, Connector connector) throws IOException, InterruptedException {
        TrafficReplay replay = replay(testCase, traffic);
        Catalogs.Discovered discovered =
                Catalogs.discover(connector, testCase.inputs().config(), replay.in(RunOptions.standard()), secrets);
        discovered.problem().ifPresent(problem -> failures.add("the catalog cannot be found out: " + problem));
        return discovered.streams();
    }

    private void compareSchemas(Observation seen, Map<String, Map<String, @Nullable Object>> catalog) {
        seen.records().forEach((stream, records) -> {
            Map<String, @Nullable Object> declared = catalog.get(stream);
            if (declared != null) {
                DeclaredSchema comparison = DeclaredSchema.compare(stream, declared, records);
                failures.addAll(comparison.errors());
                warnings.addAll(comparison.warnings());
            }
        });
    }

    private void resume(
            TestCase testCase,
            Recording traffic,
            Connector connector,
            Map<String, Map<String, @Nullable Object>> catalog) {
        for (ConfiguredStream stream : testCase.inputs().catalog().streams()) {
            Object key =
                    catalog.getOrDefault(stream.name(), new LinkedHashMap<>()).get("source_defined_primary_key");
            new ResumedReads(
                            testCase,
                            connector,
                            stream,
                            key instanceof List<?> list ? list : List.of(),
                            secrets,
                            options -> recorded(replay(testCase, traffic), options))
                    .problem()
                    .ifPresent(failures::add);
        }
    }

    private static ResumedReads.Answers recorded(TrafficReplay replay, RunOptions options) {
        RunOptions replaying = replay.in(options);
        return new ResumedReads.Answers() {
            @Override
            public RunOptions options() {
                return replaying;
            }

            @Override
            public List<UnrecordedRequest> misses() {
                return replay.misses();
            }
        };
    }

    private List<String> failures() {
        return failures.stream().map(secrets::mask).toList();
    }

    private List<String> warnings() {
        return warnings.stream().map(secrets::mask).toList();
    }

    /** The {@code expected.json} of a case. */
    private static final class ExpectedFile {

        private ExpectedFile() {}

        /** How what was seen differs from what the file says, in words. */
        static List<String> differences(Path file, Map<String, @Nullable Object> seen, Expectations expectations) {
            if (!Files.exists(file)) {
                return List.of("there is no " + file.getFileName() + " yet; --update writes what this run has found");
            }
            Map<String, @Nullable Object> expected;
            try {
                expected = new LinkedHashMap<>(CaseMessages.object(Json.parse(DocumentFiles.text(file))));
            } catch (IOException e) {
                return List.of(file.getFileName() + " is not JSON: " + FailureWords.of(e));
            }
            Map<String, @Nullable Object> actual = new LinkedHashMap<>(seen);
            List<String> differences = new ArrayList<>();
            if (expectations.records() == Expectations.Records.SUBSET) {
                differences.addAll(missing(expected.remove("records"), actual.remove("records")));
            }
            differences.addAll(JsonDifferences.between(expected, actual));
            return List.copyOf(differences);
        }

        /** The records that are expected and were not seen. */
        private static List<String> missing(@Nullable Object expected, @Nullable Object actual) {
            List<String> missing = new ArrayList<>();
            CaseMessages.object(expected).forEach((stream, records) -> {
                List<String> seen = texts(CaseMessages.object(actual).get(stream));
                for (String record : texts(records)) {
                    if (!seen.remove(record)) {
                        missing.add("records/" + stream + ": expected " + record + " among " + seen.size());
                    }
                }
            });
            return missing;
        }

        private static List<String> texts(@Nullable Object records) {
            List<String> texts = new ArrayList<>();
            (records instanceof List<?> list ? list : List.of()).forEach(record -> texts.add(Json.write(record)));
            return texts;
        }
    }

    /** Where two JSON values differ, in words. The order of members does not count. */
    private static final class JsonDifferences {

        private static final int MOST = 10;
        private static final int LONGEST_VALUE = 200;

        private final List<String> found = new ArrayList<>();

        private JsonDifferences() {}

        /** The first differences, each with the path to it. */
        static List<String> between(@Nullable Object expected, @Nullable Object actual) {
            JsonDifferences differences = new JsonDifferences();
            differences.compare("", expected, actual);
            if (differences.found.size() > MOST) {
                int more = differences.found.size() - MOST;
                List<String> first = new ArrayList<>(differences.found.subList(0, MOST));
                first.add("and " + more + " more");
                return first;
            }
            return differences.found;
        }

        private void compare(String path, @Nullable Object expected, @Nullable Object actual) {
            if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
                Set<Object> names = new LinkedHashSet<>(one.keySet());
                names.addAll(other.keySet());
                for (Object name : names) {
                    String inside = path.isEmpty() ? name.toString() : path + "/" + name;
                    if (!one.containsKey(name)) {
                        found.add(inside + ": not expected, found " + shown(other.get(name)));
                    } else if (!other.containsKey(name)) {
                        found.add(inside + ": expected " + shown(one.get(name)) + ", but it is missing");
                    } else {
                        compare(inside, one.get(name), other.get(name));
                    }
                }
            } else if (expected instanceof List<?> one && actual instanceof List<?> other) {
                for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                    compare(path + "/" + i, one.get(i), other.get(i));
                }
                if (one.size() != other.size()) {
                    found.add(path + ": expected " + one.size() + ", found " + other.size());
                }
            } else if (!Json.write(expected).equals(Json.write(actual))) {
                found.add((path.isEmpty() ? "" : path + ": ") + "expected " + shown(expected) + ", found "
                        + shown(actual));
            }
        }

        private static String shown(@Nullable Object value) {
            String text = Json.write(value);
            return Phrases.shortened(text, LONGEST_VALUE);
        }
    }
}
