package dev.cairn.it.recorded;

import dev.cairn.json.Json;
import dev.cairn.server.ManifestServer;
import dev.cairn.server.options.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code cairn serve} answers as the reference's manifest server did, for manifests with every kind of component: the inputs are
 * those of the recorded cases.
 *
 * <p>Where Cairn answers otherwise on purpose, the file of answers has {@code differences}: the rows of
 * docs/compatibility.md that say why, and the places in the answers.
 *
 * <p>A case with a file of answers takes part. {@code -Drecord.server=http://127.0.0.1:PORT} records what a server of the
 * reference answers where the file is empty; {@code -Drecord.only=TEXT} takes only the cases whose path contains a text.
 */
class ManifestServerIT {

    private static final Path ANSWERS = Path.of("src/test/resources/manifest-server");
    private static final String RECORDED_FROM = System.getProperty("record.server", "");

    /** A file that is shorter has none. */
    private static final int NO_ANSWERS = 10;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ManifestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = ManifestServer.start(ServerOptions.local().port(0));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Named<Path>> cases() throws IOException {
        return CaseFolder.RECORDED.some(4).filter(file -> Files.exists(answers(file.getPayload())));
    }

    private static Path answers(Path file) {
        String name = CaseFolder.RECORDED.path().relativize(file).toString();
        return ANSWERS.resolve(name.substring(0, name.length() - RecordedCase.EXTENSION.length()) + ".expected.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsTheReferenceDid(Path file) throws IOException, InterruptedException {
        RecordedCase recorded = RecordedCase.load(file);
        Path answers = answers(file);
        if (!RECORDED_FROM.isEmpty() && Files.size(answers) < NO_ANSWERS) {
            List<?> first = answersOf(recorded, URI.create(RECORDED_FROM));
            if (first.equals(answersOf(recorded, URI.create(RECORDED_FROM)))) {
                Files.createDirectories(Objects.requireNonNull(answers.getParent()));
                Files.writeString(answers, ReadableJson.of(Map.of("answers", first)));
            } else {
                Files.deleteIfExists(answers);
                return;
            }
        }
        Map<?, ?> expected = (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readAllBytes(answers)));
        List<String> differences =
                ServerAnswer.differences(expected.get("answers"), answersOf(recorded, server.address()));
        KnownDifferences.of(expected.get("differences")).requireOnly(differences);
    }

    private static List<@Nullable Object> answersOf(RecordedCase recorded, URI address)
            throws IOException, InterruptedException {
        List<@Nullable Object> answers = new ArrayList<>();
        for (ServedCase.Request request : new ServedCase(recorded).requests()) {
            // An API of its own for each: its answers may come one after the other.
            try (CaseApi api = new CaseApi(recorded.api(), recorded.comparison().loggedHeaders())) {
                HttpResponse<String> response = CLIENT.send(
                        HttpRequest.newBuilder(address.resolve("/v1/manifest/" + request.endpoint()))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(request.bytes(api.baseUrl())))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                answers.add(ServedCase.comparable(request, response.statusCode(), response.body(), api.baseUrl()));
            }
        }
        return answers;
    }
}
