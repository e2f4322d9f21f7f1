package dev.cairn.workbench.proposal;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An API with a pagination that is known.
 *
 * @param name what is special about it
 * @param request a command of curl, as its documentation has it
 * @param total how many records it has
 * @param since the parameter that asks for what is new; null where there is none
 * @param time how a record's {@code updated_at} is written
 * @param pages makes an answer of what is asked and of the records that fit
 */
record MadeApi(
        String name,
        String request,
        int total,
        @Nullable String since,
        Function<Instant, Object> time,
        BiFunction<Asked, List<Map<String, @Nullable Object>>, Answer> pages)
        implements HttpTransport {

    static final String URL = "https://api.made.test";

    /** What is asked, parameters and members of the body in one. */
    record Asked(Map<String, @Nullable Object> values) {

        @Nullable
        String text(String name) {
            Object value = values.get(name);
            return value == null ? null : String.valueOf(value);
        }

        int number(String name, int otherwise) {
            String text = text(name);
            return text == null || !text.matches("\\d+") ? otherwise : Integer.parseInt(text);
        }
    }

    record Answer(
            int status,
            Map<String, String> headers,
            @Nullable Object body) {

        static Answer of(@Nullable Object body) {
            return new Answer(200, Map.of(), body);
        }

        static Answer refused(int status) {
            return new Answer(status, Map.of(), Map.of("error", "no such page"));
        }
    }

    @Override
    public RawResponse send(Request sent) throws IOException {
        Asked asked = new Asked(values(sent));
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            Instant at = Instant.parse("2024-03-01T00:00:00Z").plusSeconds(90_000L * i);
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            record.put("id", "r" + (1000 + i));
            record.put("title", "record " + i % 3);
            record.put("updated_at", time.apply(at));
            String bound = since == null ? null : asked.text(since);
            if (bound == null || String.valueOf(time.apply(at)).compareTo(bound) >= 0) {
                records.add(record);
            }
        }
        Answer answer = pages.apply(asked, records);
        byte[] body = answer.body() instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : Json.writeBytes(answer.body());
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        headers.putAll(answer.headers());
        return new RawResponse(answer.status(), Headers.of(headers), sent.url(), new ByteArrayInputStream(body));
    }

    private static Map<String, @Nullable Object> values(Request sent) throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        int question = sent.url().indexOf('?');
        if (question >= 0) {
            for (String pair : sent.url().substring(question + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                values.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        if (sent.body() != null && Json.parse(sent.body()) instanceof Map<?, ?> members) {
            members.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
