package dev.cairn.workbench.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.cases.CaseRecorder;
import dev.cairn.workbench.har.TrafficRecorder;
import dev.cairn.workbench.made.SeededApi;
import dev.cairn.workbench.made.SeededApi.Told;
import dev.cairn.workbench.operation.Operations;
import dev.cairn.workbench.operation.PersonsDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connectors for APIs that a seed makes, with nothing typed but a command of curl: a request is proposed, edits are offered and made.
 * {@code -Dmade.seed=N} makes others, {@code -Dmade.apis=N} more.
 */
class BegunByASeedTest {

    private static final int APIS = Integer.getInteger("made.apis", Boolean.getBoolean("cairn.thorough") ? 12 : 6);
    private static final int SEED = Integer.getInteger("made.seed", 1);

    /** Of a person: the command, the configuration, edits, a read and a case. */
    private static final int MOST_ACTIONS = 8;

    /** The manifest that a person has who has typed the request and nothing else. */
    private static final String PLAIN = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [orders]}
            streams:
              - type: DeclarativeStream
                name: orders # of the shop
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url_base: "%s"
                    path: %s
                    http_method: %s
                    request_headers:
                      X-Api-Key: "{{ config['api_key'] }}"%s
                  record_selector:
                    type: RecordSelector
                    extractor: {type: DpathExtractor, field_path: [orders]}
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [api_key]
                properties:
                  api_key: {type: string, airbyte_secret: true}
            """;

    @TempDir
    Path folder;

    /** A person at the desk of one API. */
    private final class Author {

        private final SeededApi api;
        private final Path config;
        private final PersonsDesk desk;
        private final RunOptions options;
        private final StringBuilder seen = new StringBuilder();
        private String manifest = "";
        private int actions;

        Author(SeededApi api) throws IOException {
            this.api = api;
            this.config = Files.createTempDirectory(folder, "api").resolve("config.json");
            this.options = RunOptions.standard().transport(api).sleeper(noSleep());
            this.desk = PersonsDesk.of(Operations.standard(), options);
            Files.writeString(config, Json.write(Map.of("api_key", api.secret())));
        }

        private Map<String, @Nullable Object> ask(String operation, Map<String, @Nullable Object> request)
                throws IOException {
            actions++;
            Map<String, @Nullable Object> response = desk.run(
                    operation,
                    Objects.requireNonNull(config.getParent()),
                    config,
                    config.resolveSibling("configs"),
                    request,
                    new StopSignal());
            seen.append(Json.write(response));
            return response;
        }

        void begin() throws IOException {
            Map<String, Object> request = Map.of("curl", api.curl(), "stream", "orders");
            Map<String, @Nullable Object> asked = new LinkedHashMap<>(request);
            asked.put("requests", 0L);
            Map<String, Object> values = new LinkedHashMap<>();
            for (Object field : (List<?>)
                    Objects.requireNonNull(ask("propose_from_request", asked).get("missing_config"))) {
                values.put(String.valueOf(((Map<?, ?>) field).get("name")), api.secret());
            }
            Files.writeString(config, Json.write(values));
            asked.put("requests", 80L);
            asked.put("config", "config");
            manifest = String.valueOf(ask("propose_from_request", asked).get("manifest"));
            if (manifest.contains("config['start_date']")) {
                actions++;
                values.put("start_date", "1970-01-01");
                Files.writeString(config, Json.write(values));
            }
        }

        void write(String text) {
            actions++;
            manifest = text;
        }

        /** Returns what was offered, a line each. */
        List<String> edit() throws IOException {
            Map<String, @Nullable Object> response =
                    ask("offer_edits", Map.of("stream", "orders", "config", "config", "manifest_text", manifest));
            manifest = String.valueOf(response.get("manifest"));
            List<String> told = new ArrayList<>();
            for (Object offer : (List<?>) Objects.requireNonNull(response.get("offers"))) {
                Map<?, ?> one = (Map<?, ?>) offer;
                told.add(one.get("subject") + " " + one.get("certainty") + " " + one.get("chosen") + " "
                        + one.get("summary") + " " + one.get("reason") + " " + one.get("problem"));
            }
            told.add("tried " + response.get("tried"));
            return told;
        }

        private ObjectNode configNode() {
            return new ConfigReader().read(config);
        }

        /** Returns what is wrong with the connector; empty if nothing is. */
        String wrong() throws IOException, InterruptedException {
            List<String> wrong = new ArrayList<>();
            TestRead read = TestRead.of("orders").within(TestReadLimits.STANDARD.pages(50));
            SecretMask secrets = new SecretMask();
            TrafficRecorder traffic = TrafficRecorder.of(secrets);
            Connector connector = Connector.load("manifest.yaml", manifest);
            TestReadResult result = connector.testRead(configNode(), read.masking(secrets), traffic.in(options));
            List<Object> ids = result.slices().stream()
                    .flatMap(slice -> slice.pages().stream())
                    .flatMap(page -> page.records().stream())
                    .map(record -> Objects.requireNonNullElse(record.get("order_id"), "none"))
                    .toList();
            if (ids.size() != SeededApi.RECORDS || Set.copyOf(ids).size() != ids.size()) {
                wrong.add("reads " + ids.size() + " of " + SeededApi.RECORDS + " records");
            }
            Map<?, ?> stream = (Map<?, ?>) ((List<?>) Objects.requireNonNull(
                            connector.resolved().toPlain().get("streams")))
                    .get(0);
            if (!"order_id".equals(stream.get("primary_key"))) {
                wrong.add("has the key " + stream.get("primary_key"));
            }
            if (!(stream.get("incremental_sync") instanceof Map<?, ?> cursor)
                    || !(cursor.get("start_time_option") instanceof Map<?, ?> option)
                    || !api.since().equals(option.get("field_name"))) {
                wrong.add("does not ask with '" + api.since() + "'");
            }
            if (wrong.isEmpty()) {
                actions += 2;
                Path file = config.resolveSibling("manifest.yaml");
                Files.writeString(file, manifest);
                wrong.addAll(CaseRecorder.ofTestRead(
                                config.resolveSibling("tests").resolve("first"),
                                file,
                                read,
                                traffic.redacted(configNode().toPlain(), Set.of()))
                        .failures());
            }
            if (actions > MOST_ACTIONS) {
                wrong.add(actions + " actions");
            }
            return String.join("; ", wrong);
        }

        void assertNoSecret() throws IOException {
            assertFalse(seen.toString().contains(api.secret()), "in responses");
            assertFalse(manifest.contains(api.secret()), "in the manifest");
            try (Stream<Path> files = Files.walk(Objects.requireNonNull(config.getParent()))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    boolean isThere =
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(api.secret());
                    assertEquals(file.equals(config), isThere, file.toString());
                }
            }
        }
    }

    private static Sleeper noSleep() {
        return time -> {};
    }

    private static String plain(SeededApi api) {
        String body = !api.isSearch() ? "" : "\n        request_body_json: {sort: time}";
        return PLAIN.formatted(
                api.base(), api.isSearch() ? "/v2/orders/search" : "/v2/orders", api.isSearch() ? "POST" : "GET", body);
    }

    private interface Beginning {
        void of(Author author) throws IOException;
    }

    private String results(Beginning beginning) throws IOException, InterruptedException {
        List<String> failed = new ArrayList<>();
        for (SeededApi api : SeededApi.draw(SEED, APIS, "https://api.seeded.test")) {
            Author author = new Author(api);
            beginning.of(author);
            List<String> offered = author.edit();
            String wrong = author.wrong();
            author.assertNoSecret();
            if (api.told() == Told.NOWHERE) {
                assertTrue(
                        String.join("\n", offered).contains("No parameter was found")
                                || author.manifest.contains("is_client_side_incremental"),
                        String.join("\n", offered));
            }
            if (!wrong.isEmpty()) {
                failed.add(api + ": " + wrong + "\n    " + String.join("\n    ", offered)
                        + (Boolean.getBoolean("made.shown") ? "\n" + author.manifest : ""));
            }
        }
        return failed.size() + " of " + APIS + " are wrong\n" + String.join("\n", failed);
    }

    private static void assertMost(String results) {
        int wrong = Integer.parseInt(results.substring(0, results.indexOf(' ')));
        assertTrue(wrong * 6 <= APIS, results);
    }

    @Test
    void aRequestBecomesAnIncrementalConnectorWithAPassingCase() throws IOException, InterruptedException {
        assertMost(results(Author::begin));
    }

    @Test
    void aPlainStreamBecomesAnIncrementalConnectorWithAPassingCase() throws IOException, InterruptedException {
        assertMost(results(author -> author.write(plain(author.api))));
    }
}
