package dev.cairn.workbench.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.har.RedactedTraffic;
import dev.cairn.workbench.har.TrafficRecorder;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty secrets of all kinds, which the API gives back in every form: none of them is written anywhere in any form. */
class CanariesTest {

    private static final int SECRETS = 50;

    private static final List<String> ALPHABETS = List.of(
            "abcdefghijklmnopqrstuvwxyz0123456789",
            "0123456789abcdef",
            "0123456789",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
            "abcXYZ123 !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~",
            "abcdéßñçœ→日本語кодü123",
            "abc xyz 123");

    @TempDir
    private Path connector;

    /** What the manifest does with each of them: sends it, by all the ways there are. */
    private static String manifest() {
        StringBuilder parameters = new StringBuilder();
        StringBuilder members = new StringBuilder();
        StringBuilder headers = new StringBuilder();
        StringBuilder properties = new StringBuilder();
        for (int i = 0; i < SECRETS; i++) {
            String line = "          k" + i + ": \"{{ config['s" + i + "'] }}\"\n";
            String encoded = "          k" + i + ": \"{{ ('user:' ~ config['s" + i + "']) | base64encode }}\"\n";
            switch (i % 4) {
                case 0 -> parameters.append(line);
                case 1 -> members.append(line);
                case 2 -> parameters.append(encoded);
                default -> headers.append(encoded);
            }
            properties.append("        s").append(i).append(": {type: string, airbyte_secret: true}\n");
        }
        return """
                version: 6.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                streams:
                  - type: DeclarativeStream
                    name: items
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {}}}
                    retriever:
                      type: SimpleRetriever
                      requester:
                        type: HttpRequester
                        url: https://api.test/items
                        http_method: POST
                        authenticator: {type: BasicHttpAuthenticator, username: "{{ config['s0'] }}", password: "{{ config['s1'] }}"}
                        request_parameters:
                """ + parameters + "        request_body_json:\n" + members + "        request_headers:\n" + headers
                + """
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
                spec:
                  type: Spec
                  connection_specification:
                    type: object
                    properties:
                """ + properties;
    }

    private static Map<String, String> config() {
        Random random = new Random(20);
        Map<String, String> config = new LinkedHashMap<>();
        for (int i = 0; i < SECRETS; i++) {
            String alphabet = ALPHABETS.get(i % ALPHABETS.size());
            int[] points = alphabet.codePoints().toArray();
            int length = i < ALPHABETS.size() ? 8 : 8 + random.nextInt(30);
            StringBuilder secret = new StringBuilder();
            for (int n = 0; n < length; n++) {
                secret.appendCodePoint(points[random.nextInt(points.length)]);
            }
            // Blanks at the ends are not sent in headers.
            config.put("s" + i, "x" + secret + "z");
        }
        return config;
    }

    /** A secret in the forms in which it travels. */
    private static List<String> forms(String secret) {
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String json = secret.chars()
                .mapToObj(c -> c < 0x80 && c != '"' && c != '\\' ? "" + (char) c : String.format("\\u%04x", c))
                .collect(Collectors.joining());
        String html = secret.codePoints()
                .mapToObj(c -> Character.isLetterOrDigit(c) && c < 0x80 ? Character.toString(c) : "&#" + c + ";")
                .collect(Collectors.joining());
        List<String> forms = new ArrayList<>(List.of(secret, form, form.replace("+", "%20"), json, html));
        for (String before : List.of("", "u", "us", "user:")) {
            forms.add(Base64.getEncoder().encodeToString((before + secret).getBytes(StandardCharsets.UTF_8)));
        }
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        forms.add(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        return forms;
    }

    /** Gives everything back in each form, in headers and in the body. */
    private static RawResponse answer(Request request) {
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        config().forEach((name, secret) -> {
            List<String> forms = forms(secret);
            body.put("echo-" + name, forms);
            headers.put("X-Echo-" + name, forms.get(2) + " and " + forms.get(6));
        });
        body.put("items", List.of(Map.of("id", 1)));
        return new RawResponse(
                200, Headers.of(headers), request.url(), new ByteArrayInputStream(Json.writeBytes(body)));
    }

    private static Set<String> hits(String text) {
        Set<String> hits = new TreeSet<>();
        config().forEach((name, secret) -> {
            for (String form : forms(secret)) {
                if (text.contains(form)
                        || text.contains(
                                Json.write(form).substring(1, Json.write(form).length() - 1))) {
                    hits.add(name + " as " + form);
                }
            }
        });
        return hits;
    }

    @Test
    void noneIsWritten() throws Exception {
        Path manifest = connector.resolve("manifest.yaml");
        Files.writeString(manifest, manifest());
        ObjectNode config = new ConfigReader().read("config.json", Json.write(config()));
        SecretMask secrets = new SecretMask();
        TrafficRecorder recorder = TrafficRecorder.of(secrets);
        TestRead read = TestRead.of("items").masking(secrets);
        TestReadResult result = Connector.load(manifest)
                .testRead(config, read, recorder.in(RunOptions.standard().transport(CanariesTest::answer)));
        assertFalse(result.hasErrors(), result.logs().toString());
        assertEquals(Set.of(), hits(Json.write(result.toJson())));
        assertFalse(result.slices().isEmpty());

        RedactedTraffic traffic = recorder.redacted(config.toPlain(), Set.of());
        Path folder = connector.resolve("tests/items");
        CaseResult made = CaseRecorder.ofTestRead(folder, manifest, read, traffic);
        assertEquals(List.of(), made.failures());
        assertEquals(4, files(folder));

        // A case that fails, and one whose author has put the secrets into it
        Files.writeString(
                folder.resolve("expected.json"),
                Files.readString(folder.resolve("expected.json")).replace("cairn-secret", "other"));
        CaseResult changed = CaseCheck.result(folder, "items", false);
        assertFalse(changed.passed());
        Path careless = Files.createDirectories(connector.resolve("careless"));
        Files.copy(folder.resolve("traffic.har"), careless.resolve("traffic.har"));
        Files.writeString(
                careless.resolve("case.yaml"),
                "command: test_read\nstream: items\nmatch: {headers: [k3, Content-Length]}\nmanifest: ../manifest.yaml\nconfig: "
                        + Json.write(config()) + "\nexpect: {requests: exact, logs: no-errors}\n");
        CaseResult told = CaseCheck.result(careless, "careless", false);
        assertFalse(told.passed());
        assertEquals(Set.of(), hits(JUnitReport.of(List.of(made, changed, told))));
    }

    private static int files(Path folder) throws Exception {
        int count = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertEquals(Set.of(), hits(Files.readString(file)), file.toString());
                count++;
            }
        }
        return count;
    }

    @Test
    void theCanariesAreThereToBeFound() throws Exception {
        Request request = new Request("GET", "https://api.test/items", Headers.empty(), null);
        String answer = new String(answer(request).body().readAllBytes(), StandardCharsets.UTF_8);
        long forms = config().values().stream()
                .mapToLong(secret -> Set.copyOf(forms(secret)).size())
                .sum();
        assertTrue(forms > SECRETS * 8, "forms: " + forms);
        assertEquals(forms, hits(answer).size());
    }
}
