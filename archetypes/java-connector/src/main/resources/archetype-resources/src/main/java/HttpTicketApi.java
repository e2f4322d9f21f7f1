package ${package};

import ${package}.models.Config;
import ${package}.models.TicketPage;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The API over HTTP. What it answers has to be what the schema says. */
final class HttpTicketApi implements TicketApi {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Config config;

    HttpTicketApi(Config config) {
        this.config = config;
    }

    @Override
    public TicketPage page(String since, long number) throws IOException, InterruptedException {
        URI uri = URI.create(
                config.url() + "?since=" + URLEncoder.encode(since, StandardCharsets.UTF_8) + "&page=" + number);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + config.token())
                .timeout(PATIENCE)
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(uri + " answers with status " + response.statusCode());
        }
        return TicketPage.fromJson(Json.parse(response.body()));
    }
}
