package dev.cairn.it.recorded;

import com.sun.net.httpserver.HttpExchange;
import dev.cairn.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param query the query as sent; null where the target has none
 * @param headers by lower-case name; values of a name that comes more than once are joined by commas
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record Asked(String method, String path, @Nullable String query, Map<String, String> headers, byte[] body) {

    static Asked of(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    /** The parameters of the query; of a name that comes more than once, the first. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null || query.isEmpty() ? List.<String>of() : List.of(query.split("&", -1))) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign
        }
    }

    /** The body as text; as hexadecimal digits if it is not UTF-8. */
    String bodyText() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return "hex:" + HexFormat.of().formatHex(body);
        }
    }

    /**
     * The line of the request log: target and body byte by byte, as the wire had them.
     *
     * @param loggedHeaders which headers a case compares besides authorization, in lower case
     */
    Map<String, @Nullable Object> logEntry(List<String> loggedHeaders) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("request", method + " " + path + (query == null ? "" : "?" + query));
        if (body.length > 0) {
            entry.put("body", bodyText());
            entry.put("content_type", headers.get("content-type"));
        }
        if (headers.containsKey("authorization")) {
            entry.put("authorization", headers.get("authorization"));
        }
        for (String name : loggedHeaders) {
            if (headers.containsKey(name)) {
                entry.put(name, headers.get(name));
            }
        }
        return entry;
    }

    /** What the body says if it is JSON, else null. */
    @Nullable
    Object bodyJson() {
        try {
            return Json.parse(body);
        } catch (IOException e) {
            return null;
        }
    }
}
