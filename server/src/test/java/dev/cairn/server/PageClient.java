package dev.cairn.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Asks a server what the author's page asks. */
final class PageClient {

    private final ManifestServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    PageClient(ManifestServer server) {
        this.server = server;
    }

    /** The answer's body, as it came. */
    String post(String name, Map<String, ?> body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/cairn/v1/" + name))
                        .header("Content-Type", "application/json")
                        .header("X-Cairn-Token", server.page().getFragment().substring("token=".length()))
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    Map<?, ?> ask(String name, Map<String, ?> body) throws IOException, InterruptedException {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(post(name, body)));
    }

    /** All that is told of a beginning. */
    List<Map<?, ?>> begin(String kind, String text, Map<String, ?> values) throws IOException, InterruptedException {
        List<Map<?, ?>> events = new ArrayList<>();
        for (String line : post("begin", Map.of("kind", kind, "text", text, "values", values))
                .lines()
                .toList()) {
            events.add((Map<?, ?>) Objects.requireNonNull(Json.parse(line)));
        }
        return events;
    }

    /** The last event, which is of this kind. */
    static Map<?, ?> last(List<Map<?, ?>> events, String kind) {
        Map<?, ?> last = events.get(events.size() - 1);
        assertEquals(kind, last.get("kind"), last.toString());
        return last;
    }

    /** The hash of the manifest's file. */
    String known() throws IOException, InterruptedException {
        return String.valueOf(
                ((Map<?, ?>) Objects.requireNonNull(ask("workspace", Map.of()).get("manifest"))).get("hash"));
    }

    /** Writes a beginning. */
    Map<?, ?> write(Object id, List<String> chosen) throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>(Map.of("chosen", chosen, "known", known()));
        body.put("id", Objects.requireNonNull(id));
        return ask("begin_write", body);
    }
}
