package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.trial.TestRead;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each stream of the first step of each recorded case, read by a test read of Cairn's and of the reference's manifest server.
 *
 * <p>{@code -Dtrial.reference=URL} names that server; without it there is nothing to compare with. {@code -Dtrial.report=FILE}
 * gets all differences; what they come from is in docs/compatibility.md and in the notes of the releases.
 */
@Execution(ExecutionMode.CONCURRENT)
class TestReadParityIT {

    private static final String REFERENCE = System.getProperty("trial.reference", "");
    private static final String REPORT = System.getProperty("trial.report", "");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Stream<Named<Path>> cases() throws IOException {
        return CaseFolder.RECORDED.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsAsTheReferenceDoes(Path file) throws Exception {
        assumeFalse(REFERENCE.isEmpty(), "needs the reference's manifest server");
        RecordedCase recorded = RecordedCase.load(file);
        CaseStep step = recorded.steps().get(0);
        assumeTrue(isSound(step), "a manifest that cannot be loaded is no matter of test reads");
        List<String> differences = new ArrayList<>();
        for (Object stream : step.streams()) {
            String name = stream instanceof Map<?, ?> map ? String.valueOf(map.get("name")) : String.valueOf(stream);
            Object expected = run(recorded, base -> reference(step, name, base));
            Object actual = run(recorded, base -> cairn(step, name, base));
            if (System.getProperty("trial.dump") != null) {
                System.out.println("EXPECTED " + Json.write(expected) + "\nACTUAL " + Json.write(actual));
            }
            Differences.between(comparable(expected), unmasked(comparable(actual), comparable(expected)))
                    .forEach(difference -> differences.add(name + ": " + difference));
        }
        if (!REPORT.isEmpty() && !differences.isEmpty()) {
            synchronized (TestReadParityIT.class) {
                Files.writeString(
                        Path.of(REPORT),
                        CaseFolder.RECORDED.path().relativize(file) + "\n  " + String.join("\n  ", differences) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
        }
        assertEquals(List.of(), differences);
    }

    private static boolean isSound(CaseStep step) {
        try {
            Connector.load("manifest.yaml", manifest(step, "http://127.0.0.1"));
            return true;
        } catch (InvalidDocumentException e) {
            return false;
        }
    }

    private interface Reading {
        @Nullable
        Object at(String baseUrl) throws Exception;
    }

    private static @Nullable Object run(RecordedCase recorded, Reading reading) throws Exception {
        try (CaseApi api = new CaseApi(recorded.api(), List.of())) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("answer", reading.at(api.baseUrl()));
            return CaseRun.withoutAddress(answer, api.baseUrl()).get("answer");
        }
    }

    private static String manifest(CaseStep step, String baseUrl) {
        return CaseInputs.manifest(step.manifest(), step.streams()).replace("$BASE_URL", baseUrl);
    }

    /** With YAML's merge keys followed, which JSON does not have. */
    private static @Nullable Object merged(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(merged(item)));
            return items;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        Object base = map.get("<<");
        List<?> bases = base instanceof List<?> several ? several : base == null ? List.of() : List.of(base);
        bases.forEach(each -> ((Map<?, ?>) Objects.requireNonNull(merged(each)))
                .forEach((name, member) -> members.putIfAbsent(String.valueOf(name), member)));
        map.forEach((name, member) -> {
            if (!"<<".equals(name)) {
                members.put(String.valueOf(name), merged(member));
            }
        });
        return members;
    }

    private static @Nullable Object reference(CaseStep step, String stream, String baseUrl) throws Exception {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        Node manifest = new YamlReader().read("manifest.yaml", manifest(step, baseUrl));
        body.put("manifest", merged(manifest.toPlain()));
        body.put("config", step.config());
        body.put("stream_name", stream);
        body.put("state", step.state() == null ? List.of() : step.state());
        HttpRequest request = HttpRequest.newBuilder(URI.create(REFERENCE + "/v1/manifest/test_read"))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body).replace("$BASE_URL", baseUrl)))
                .build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? Json.parse(response.body()) : "status " + response.statusCode();
    }

    private static Object cairn(CaseStep step, String stream, String baseUrl) {
        ObjectNode config = (ObjectNode)
                new JsonReader().read("config.json", Json.write(step.config()).replace("$BASE_URL", baseUrl));
        InputState state = step.state() == null
                ? InputState.EMPTY
                : new StateReader().read("state.json", Json.write(step.state()).replace("$BASE_URL", baseUrl));
        try {
            return Connector.load("manifest.yaml", manifest(step, baseUrl))
                    .testRead(config, TestRead.of(stream).from(state), RunOptions.standard())
                    .toJson();
        } catch (InvalidDocumentException | SyncException e) { // a server says that as a status
            return "status 400";
        }
    }

    /** Whether a text is another one in which something is masked. */
    private static boolean isMasked(String masked, String text) {
        String pattern = Arrays.stream(masked.split(Pattern.quote(SecretMask.MASK), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".+?"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches();
    }

    /** Cairn's answer with the reference's texts where Cairn only masks more of them. */
    private static @Nullable Object unmasked(@Nullable Object actual, @Nullable Object expected) {
        if (actual instanceof String masked && expected instanceof String text) {
            return masked.contains(SecretMask.MASK) && isMasked(masked, text) ? text : masked;
        }
        if (actual instanceof Map<?, ?> map && expected instanceof Map<?, ?> other) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), unmasked(member, other.get(name))));
            return members;
        }
        if (actual instanceof List<?> list && expected instanceof List<?> other) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(i < other.size() ? unmasked(list.get(i), other.get(i)) : list.get(i));
            }
            return items;
        }
        return actual;
    }

    /** Without what is said in each one's own words, and what their HTTP clients and the clock add. */
    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            map.forEach((key, member) -> {
                String name = String.valueOf(key);
                switch (name) {
                    case "stacktrace", "internal_message" -> {}
                    case "headers" -> {}
                    case "message" -> kept.put(name, "WARN".equals(map.get("level")) ? member : "…");
                    default -> kept.put(name, comparable(member));
                }
            });
            return kept;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(comparable(item)));
            return items;
        }
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Objects.requireNonNull(number).longValue()
                : value;
    }
}
