package dev.cairn.workbench.har;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads HAR 1.2, as Cairn writes it and as browsers, proxies and API clients do: bodies in Base64, headers of HTTP/2, bodies
 * that were not kept. One reader reads one file.
 */
final class HarReader {

    private final String file;
    private final Diagnostics problems = new Diagnostics();
    private boolean ours;

    private HarReader(String file) {
        this.file = file;
    }

    /**
     * Reads recorded traffic.
     *
     * @param file its path, which problems name
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    static Recording read(String file, String text) {
        HarReader reader = new HarReader(file);
        Recording recording = reader.recording(text.startsWith("\uFEFF") ? text.substring(1) : text);
        reader.problems.throwIfErrors();
        return recording;
    }

    private Recording recording(String text) {
        Map<?, ?> log;
        try {
            log = object(object(Json.parse(text)).get("log"));
        } catch (IOException e) {
            throw new InvalidDocumentException(
                    Diagnostic.error(Place.of(file), "this is not JSON: " + FailureWords.of(e)));
        }
        if (!(log.get("entries") instanceof List<?> entries)) {
            throw new InvalidDocumentException(Diagnostic.error(
                    Place.of(file), "this is not a recording in the format HAR 1.2: it has no list log.entries"));
        }
        ours = "Cairn".equals(object(log.get("creator")).get("name"));
        Map<?, ?> cairn = object(log.get("_cairn"));
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            RecordedExchange exchange = exchange(object(entries.get(i)), i + 1);
            if (exchange != null) {
                exchanges.add(exchange);
            }
        }
        Map<String, String> config = new LinkedHashMap<>();
        object(cairn.get("config")).forEach((pointer, name) -> config.put(text(pointer), text(name)));
        Instant first = exchanges.isEmpty() ? Instant.EPOCH : exchanges.get(0).startedAt();
        return new Recording(cairn.get("now") == null ? first : time(cairn.get("now"), 0), exchanges, config);
    }

    /** Null for what is no exchange with an API. */
    private @Nullable RecordedExchange exchange(Map<?, ?> entry, int number) {
        Map<?, ?> asked = object(entry.get("request"));
        Map<?, ?> answered = object(entry.get("response"));
        String url = text(asked.get("url"));
        if (url.isEmpty()) {
            problem(number, "it has no request.url");
            return null;
        }
        int status = answered.get("status") instanceof Number code ? code.intValue() : 0;
        Map<?, ?> cairn = object(entry.get("_cairn"));
        boolean overHttp = url.toLowerCase(Locale.ROOT).startsWith("http");
        if (!overHttp || (status == 0 && !ours)) {
            return null; // data: and the like; what a browser did not let through
        }
        Headers headers = headers(asked.get("headers"));
        String method = text(asked.get("method")).toUpperCase(Locale.ROOT);
        byte[] sent = asked.get("postData") instanceof Map<?, ?> data ? posted(data, number) : null;
        int fragment = url.indexOf('#');
        Request request = new Request(method, fragment < 0 ? url : url.substring(0, fragment), headers, sent);
        Headers answer = headers(answered.get("headers"));
        Map<?, ?> content = object(answered.get("content"));
        return new RecordedExchange(
                time(entry.get("startedDateTime"), number),
                request,
                status,
                answer,
                body(content, answer, status, number),
                cairn.get("failure") == null ? null : text(cairn.get("failure")));
    }

    private byte @Nullable [] posted(Map<?, ?> data, int number) {
        if ("base64".equals(object(data.get("_cairn")).get("encoding"))) {
            return decoded(text(data.get("text")), number, "request.postData.text");
        }
        if (data.get("text") instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return list(data.get("params")).stream()
                .map(HarReader::object)
                .map(pair -> escaped(text(pair.get("name"))) + "=" + escaped(text(pair.get("value"))))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Null, and a problem, where it is none; lines may be broken. */
    private byte @Nullable [] decoded(String base64, int number, String place) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException e) {
            problem(number, place + " is not Base64: " + e.getMessage());
            return null;
        }
    }

    /** Null where it was not kept. */
    private byte @Nullable [] body(Map<?, ?> content, Headers headers, int status, int number) {
        if (!(content.get("text") instanceof String text)) {
            boolean empty = status == 204 || status == 304 || (status >= 300 && status < 400);
            boolean none = content.get("size") instanceof Number size && size.longValue() == 0;
            return empty || none ? new byte[0] : null;
        }
        if ("base64".equals(content.get("encoding"))) {
            return decoded(text, number, "response.content.text");
        }
        // Others have decoded it, and the connector decodes it again.
        return text.getBytes(
                ours
                        ? StandardCharsets.UTF_8
                        : BodyText.charset(headers.value("Content-Type").orElse("")));
    }

    private static Headers headers(@Nullable Object list) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Object item : list(list)) {
            String name = text(object(item).get("name"));
            if (!name.isEmpty() && !name.startsWith(":")) { // those are of HTTP/2
                // Chrome joins several values by line ends.
                for (String value : text(object(item).get("value")).split("\n", -1)) {
                    headers.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
                }
            }
        }
        return Headers.ofAll(headers);
    }

    private Instant time(@Nullable Object value, int number) {
        try {
            return OffsetDateTime.parse(text(value)).toInstant();
        } catch (DateTimeParseException e) {
            problem(number, "this is no time: " + text(value));
            return Instant.EPOCH;
        }
    }

    private void problem(int number, String text) {
        problems.error(Place.of(file), number == 0 ? text : "entry " + number + ": " + text);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
