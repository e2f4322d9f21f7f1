package dev.cairn.workbench.har;

import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes recorded traffic as HAR 1.2. What HAR has no member for is in members named {@code _cairn}. */
final class HarWriter {

    private static final String CREATOR = "Cairn";

    private HarWriter() {}

    static String write(Recording recording) {
        Map<String, @Nullable Object> cairn = new LinkedHashMap<>();
        cairn.put("now", recording.now().toString());
        cairn.put("config", recording.replacedConfig());
        Map<String, @Nullable Object> log = new LinkedHashMap<>();
        log.put("version", "1.2");
        log.put("creator", object("name", CREATOR, "version", "1"));
        log.put("_cairn", cairn);
        log.put("entries", recording.exchanges().stream().map(HarWriter::entry).toList());
        return PrettyJson.write(object("log", log));
    }

    private static Map<String, @Nullable Object> entry(RecordedExchange exchange) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("startedDateTime", exchange.startedAt().toString());
        entry.put("time", 0L);
        entry.put("request", request(exchange.request()));
        entry.put("response", response(exchange));
        entry.put("cache", Map.of());
        entry.put("timings", object("send", 0L, "wait", 0L, "receive", 0L));
        if (exchange.failure() != null) {
            entry.put("_cairn", object("failure", exchange.failure()));
        }
        return entry;
    }

    private static Map<String, @Nullable Object> request(Request request) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("method", request.method());
        json.put("url", request.url());
        json.put("httpVersion", "HTTP/1.1");
        json.put("cookies", List.of());
        json.put("headers", headers(request.headers()));
        List<Object> query = new ArrayList<>();
        UrlParts.of(request.url())
                .query()
                .forEach(pair -> query.add(object("name", pair.name(), "value", pair.value())));
        json.put("queryString", query);
        byte[] body = request.body();
        if (body != null) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("mimeType", request.headers().value("Content-Type").orElse(""));
            String text = BodyText.utf8(body);
            data.put("text", text == null ? Base64.getEncoder().encodeToString(body) : text);
            if (text == null) {
                data.put("_cairn", object("encoding", "base64"));
            }
            json.put("postData", data);
        }
        json.put("headersSize", -1L);
        json.put("bodySize", body == null ? 0L : (long) body.length);
        return json;
    }

    private static Map<String, @Nullable Object> response(RecordedExchange exchange) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", (long) exchange.status());
        json.put("statusText", "");
        json.put("httpVersion", "HTTP/1.1");
        json.put("cookies", List.of());
        json.put("headers", headers(exchange.headers()));
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        byte[] body = exchange.body();
        content.put("size", body == null ? -1L : (long) body.length);
        content.put("mimeType", exchange.headers().value("Content-Type").orElse(""));
        if (body != null) {
            String text = BodyText.utf8(body);
            content.put("text", text == null ? Base64.getEncoder().encodeToString(body) : text);
            if (text == null) {
                content.put("encoding", "base64");
            }
        }
        json.put("content", content);
        json.put("redirectURL", exchange.headers().value("Location").orElse(""));
        json.put("headersSize", -1L);
        json.put("bodySize", -1L);
        return json;
    }

    private static List<Object> headers(Headers headers) {
        List<Object> list = new ArrayList<>();
        headers.all()
                .forEach((name, values) -> values.forEach(value -> list.add(object("name", name, "value", value))));
        return list;
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }
}
