package dev.cairn.it.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.json.Json;
import dev.cairn.runtime.RunOptions;
import dev.cairn.server.ManifestServer;
import dev.cairn.server.options.ServerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fifty secrets, which the API gives back in every form: none of them is in an answer of the server or in what it prints. */
@ResourceLock(Resources.SYSTEM_ERR)
@ResourceLock(Resources.SYSTEM_OUT)
class ServerCanariesIT {

    private static final List<String> ALPHABETS = List.of(
            "abcdefghijklmnopqrstuvwxyz0123456789",
            "0123456789abcdef",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
            "abcXYZ123 !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~",
            "abcdéßñçœ→日本語кодü123");

    private static final Map<String, String> SECRETS = secrets();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What the API does with the secrets. */
    enum Echo {
        IN_A_PAGE(200, "{\"items\":[{\"id\":1}],\"echo\":%s}"),
        IN_AN_ERROR(400, "{\"message\":%s}"),
        IN_A_TEXT(401, "%s"),
        IN_WHAT_IS_NO_JSON(200, "<html>%s"),
        IN_A_ROW_THAT_IS_NONE(200, "{\"items\":%s}"),
        IN_A_BROKEN_CONNECTION(0, "%s");

        private final int status;
        private final String body;

        Echo(int status, String body) {
            this.status = status;
            this.body = body;
        }

        HttpTransport api() {
            List<String> forms = forms().toList();
            String text = body.replace("%s", Json.write(forms));
            Map<String, String> headers = new LinkedHashMap<>();
            for (int i = 0; i < forms.size(); i += 7) {
                headers.put("X-Echo-" + i, forms.get(i));
            }
            return request -> {
                if (status == 0) {
                    throw new IOException("broken: " + request.url() + " " + text);
                }
                return new RawResponse(
                        status,
                        Headers.of(headers),
                        request.url(),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            };
        }
    }

    private static Map<String, String> secrets() {
        Random random = new Random(50);
        Map<String, String> secrets = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            int[] letters = ALPHABETS.get(i % ALPHABETS.size()).codePoints().toArray();
            StringBuilder secret = new StringBuilder("x");
            for (int n = 8 + random.nextInt(24); n > 0; n--) {
                secret.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            secrets.put("s" + i, secret + "z");
        }
        return secrets;
    }

    private static Stream<String> forms() {
        return SECRETS.values().stream()
                .flatMap(secret -> Stream.of(SecretForm.values()).map(form -> form.of(secret)))
                .distinct();
    }

    private static String body() {
        String parameters = SECRETS.keySet().stream()
                .map(name -> "\"" + name + "\": \"{{ config['" + name + "'] }}\"")
                .collect(Collectors.joining(", "));
        String properties = SECRETS.keySet().stream()
                .map(name -> "\"" + name + "\": {\"type\": \"string\", \"airbyte_secret\": true}")
                .collect(Collectors.joining(", "));
        return """
                {"stream_name": "items", "config": CONFIG, "manifest": {"version": "7.0.0", "type": "DeclarativeSource",
                 "check": {"type": "CheckStream", "stream_names": ["items"]},
                 "streams": [{"type": "DeclarativeStream", "name": "items", "primary_key": ["id"],
                   "schema_loader": {"type": "InlineSchemaLoader", "schema": {"type": "object", "properties": {}}},
                   "retriever": {"type": "SimpleRetriever",
                     "record_selector": {"type": "RecordSelector", "extractor": {"type": "DpathExtractor", "field_path": ["items"]}},
                     "requester": {"type": "HttpRequester", "url": "https://api.test/items",
                       "authenticator": {"type": "BasicHttpAuthenticator", "username": "user", "password": "{{ config['s1'] }}"},
                       "error_handler": {"type": "DefaultErrorHandler", "max_retries": 0},
                       "request_parameters": {PARAMETERS}}}}],
                 "spec": {"type": "Spec", "connection_specification": {"type": "object", "properties": {PROPERTIES}}}}}""".replace("CONFIG", Json.write(SECRETS))
                .replace("PARAMETERS", parameters)
                .replace("PROPERTIES", properties);
    }

    private static Set<String> hits(String text) {
        return forms().filter(form -> text.contains(form) || text.contains(inJson(form)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String inJson(String form) {
        String quoted = Json.write(form);
        return quoted.substring(1, quoted.length() - 1);
    }

    @ParameterizedTest
    @EnumSource
    void noneIsAnsweredOrPrinted(Echo echo) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> answers = new ArrayList<>();
        PrintStream heard = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(heard);
        System.setErr(heard);
        try (ManifestServer server = ManifestServer.start(
                ServerOptions.local().port(0).runOptions(RunOptions.standard().transport(echo.api())))) {
            for (String endpoint : List.of("test_read", "check", "discover")) {
                answers.add(answer(server, endpoint));
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertTrue(answers.get(0).contains("****"), answers.get(0));
        assertEquals(Set.of(), hits(String.join("\n", answers)));
        assertEquals(Set.of(), hits(printed.toString(StandardCharsets.UTF_8)));
    }

    private static String answer(ManifestServer server, String endpoint) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(server.address().resolve("/v1/manifest/" + endpoint))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.headers().map() + "\n" + answer.body();
    }

    @Test
    void theCanariesAreThereToBeFound() {
        assertEquals(50, Set.copyOf(SECRETS.values()).size());
        assertTrue(forms().count() > 300, "most are the same in several forms; others: " + forms().count());
        assertEquals(forms().count(), hits(Json.write(forms().toList())).size());
    }
}
