package dev.cairn.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.json.Json;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is left when everything is taken away that makes a connector: fetches the pages of a workload one after the other,
 * and pushes each record through Jackson's parser and generator into a RECORD line. Takes the same arguments as
 * {@code cairn read}.
 */
public final class FetchLimit {

    private FetchLimit() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = Arrays.asList(arguments);
        Map<?, ?> config = json(given.get(given.indexOf("--config") + 1));
        Map<?, ?> catalog = json(given.get(given.indexOf("--catalog") + 1));
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            for (Object configured : (List<?>) Objects.requireNonNull(catalog.get("streams"))) {
                Map<?, ?> stream = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) configured).get("stream"));
                copy(
                        client,
                        config.get("base_url") + "/" + stream.get("name"),
                        String.valueOf(stream.get("name")),
                        out);
            }
        }
    }

    private static Map<?, ?> json(String file) throws IOException {
        return (Map<?, ?>) Objects.requireNonNull(Json.parse(Files.readString(Path.of(file))));
    }

    private static void copy(HttpClient client, String url, String stream, OutputStream out)
            throws IOException, InterruptedException {
        int page = 1;
        int records;
        do {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "?page=" + page++)).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                records = copy(body, stream, out);
            }
        } while (records > 0);
    }

    private static int copy(InputStream body, String stream, OutputStream out) throws IOException {
        JsonFactory factory = Json.factory();
        byte[] prefix = ("{\"type\":\"RECORD\",\"record\":{\"stream\":\"" + stream + "\",\"data\":")
                .getBytes(StandardCharsets.UTF_8);
        byte[] suffix = (",\"emitted_at\":" + System.currentTimeMillis() + "}}\n").getBytes(StandardCharsets.UTF_8);
        int records = 0;
        try (JsonParser parser = factory.createParser(body);
                JsonGenerator generator = factory.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            generator.setRootValueSeparator(null);
            JsonToken token = parser.nextToken();
            while (token != null && token != JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            while (token != null && parser.nextToken() == JsonToken.START_OBJECT) {
                generator.flush();
                out.write(prefix);
                generator.copyCurrentStructure(parser);
                generator.flush();
                out.write(suffix);
                records++;
            }
        }
        return records;
    }
}
