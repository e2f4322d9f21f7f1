package dev.cairn.it.recorded;

import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a manifest server gets for a recorded case: a test read of each stream, a check if the case has one, and the
 * other endpoints once. The inputs are those of the case's first step.
 */
final class ServedCase {

    private final CaseStep step;
    private final boolean checked;

    ServedCase(RecordedCase recorded) {
        this.step = recorded.steps().get(0);
        this.checked = recorded.steps().stream().anyMatch(one -> one.command().equals("check"));
    }

    /**
     * A request.
     *
     * @param endpoint the end of its path
     */
    record Request(String endpoint, Map<String, @Nullable Object> body) {

        /** Its body with an address of the API. */
        byte[] bytes(String baseUrl) {
            return Json.write(body).replace("$BASE_URL", baseUrl).getBytes(StandardCharsets.UTF_8);
        }

        /** What it is called in a list of answers. */
        String name() {
            Object stream = body.get("stream_name");
            return stream == null ? endpoint : endpoint + " " + stream;
        }
    }

    List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        for (Object stream : step.streams()) {
            Map<String, @Nullable Object> body = body(true);
            body.put("stream_name", stream instanceof Map<?, ?> map ? map.get("name") : stream);
            if (step.state() != null) {
                body.put("state", step.state());
            }
            requests.add(new Request("test_read", body));
        }
        if (checked) {
            requests.add(new Request("check", body(true)));
        }
        requests.add(new Request("discover", body(true)));
        requests.add(new Request("resolve", body(false)));
        requests.add(new Request("full_resolve", body(true)));
        return requests;
    }

    private Map<String, @Nullable Object> body(boolean configured) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(
                "manifest",
                YamlReader.pyYaml()
                        .read("manifest.yaml", CaseInputs.manifest(step.manifest(), step.streams()))
                        .toPlain());
        if (configured) {
            body.put("config", step.config());
        }
        return body;
    }

    /** An answer that can be compared, the API's address replaced by {@code $BASE_URL}. */
    static Map<String, @Nullable Object> comparable(Request request, int status, String body, String baseUrl)
            throws IOException {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("request", request.name());
        answer.put("status", (long) status);
        String host = baseUrl.substring("http://".length());
        String general = body.replace(baseUrl, "$BASE_URL")
                .replace(host, "$BASE_HOST")
                .replace(host.replace(":", "%3A"), "$BASE_HOST_ENCODED");
        answer.put("body", ServerAnswer.normal(Objects.requireNonNull(Json.parse(general))));
        return answer;
    }
}
