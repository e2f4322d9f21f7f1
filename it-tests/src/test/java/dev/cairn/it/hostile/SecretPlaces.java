package dev.cairn.it.hostile;

import dev.cairn.it.wire.RawServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Where a secret of the configuration may come back, each a command that meets a given text there. */
final class SecretPlaces {

    /** The part that nothing escapes; no message of ours has it. */
    static final String MARK = "c4N4ry";

    static final String SECRET = MARK + "/\"9 &'\\xä" + MARK;

    /** The secret travels in the query, since a header takes no more than ASCII. */
    private static final String MANIFEST = Good.manifest()
            .replace("\"X-Key\": \"{{ config['key'] }}\"", "\"X-Key\": \"{{ config['key'] | urlencode }}\"")
            .replace(
                    "{\"type\": \"BearerAuthenticator\", \"api_token\": \"{{ config['key'] }}\"}",
                    "{\"type\": \"ApiKeyAuthenticator\", \"api_token\": \"{{ config['key'] }}\", \"inject_into\":"
                            + " {\"type\": \"RequestOption\", \"inject_into\": \"request_parameter\", \"field_name\": \"key\"}}");

    private final Map<String, Function<String, Hostile>> places = new LinkedHashMap<>();

    static Map<String, Function<String, Hostile>> all() {
        SecretPlaces all = new SecretPlaces();
        all.answers();
        all.manifests();
        return all.places;
    }

    private void answers() {
        answer("text of an error", text -> status("400 Bad", "", "You said " + text + "."));
        answer("text of an error after 290 characters", text -> status("400 Bad", "", "x".repeat(290) + text));
        answer("text of an error after 1,990 characters", text -> status("400 Bad", "", "x".repeat(1990) + text));
        answer(
                "message of an error in JSON",
                text -> status(
                        "400 Bad", "Content-Type: application/json\n", "{\"message\":\"no: " + quoted(text) + "\"}"));
        answer(
                "nested errors in JSON",
                text -> status(
                        "422 No",
                        "Content-Type: application/json\n",
                        "{\"errors\":[{\"detail\":\"" + quoted(text) + "\"}]}"));
        answer("name in an error's JSON", text -> status("400 Bad", "", "{\"error\":{\"" + quoted(text) + "\":1}}"));
        answer("an error in HTML", text -> status("503 Down", "Content-Type: text/html\n", "<p title='" + text + "'>"));
        answer("header of an error", text -> status("401 No", "X-Echo: " + oneLine(text) + "\n", "no"));
        answer("cookie of an error", text -> status("403 No", "Set-Cookie: k=" + oneLine(text) + "\n", "no"));
        answer("reason phrase", text -> status("418 " + oneLine(text), "", "no"));
        answer("content type", text -> status("200 OK", "Content-Type: " + oneLine(text) + "\n", "no json"));
        answer("a body that is no JSON", text -> status("200 OK", "", "<html>" + text));
        answer("a body that is no JSON after 295 characters", text -> status("200 OK", "", "x".repeat(295) + text));
        answer(
                "a body that breaks off",
                text -> RawServer.bytes("HTTP/1.1 200 OK\nContent-Length: 999\n\n{\"rows\":[" + text));
        answer("a row that is no object", text -> status("200 OK", "", "{\"rows\":[\"" + quoted(text) + "\"]}"));
        answer(
                "where a redirect leads",
                text -> status("302 Found", "Location: http://127.0.0.1:1/?k=" + oneLine(text) + "\n", ""));
        answer("path of a redirect", text -> status("302 Found", "Location: /x/" + oneLine(text) + "\n", ""));
        answer(
                "host of a redirect",
                text -> status(
                        "302 Found",
                        "Location: http://" + oneLine(text).replaceAll("[^A-Za-z0-9]", "") + ".invalid/\n",
                        ""));
        answer("Retry-After", text -> status("429 Slow", "Retry-After: " + oneLine(text) + "\n", ""));
        answer("no HTTP at all", text -> text.getBytes(StandardCharsets.UTF_8));
        answer(
                "a chunk's size",
                text -> RawServer.bytes("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n" + oneLine(text) + "\n"));
    }

    private void manifests() {
        manifest(
                "path of a URL that answers 404", "/rows\"", "/{{ config['form'] | urlencode }}/{{ config['key'] }}\"");
        manifest("host of a URL", "{{ config['url'] }}/rows", "http://{{ config['form'] | urlencode }}.invalid/");
        manifest("a URL that is none", "{{ config['url'] }}/rows", "http://[{{ config['form'] }}/");
        manifest("port of a URL", "{{ config['url'] }}/rows", "http://127.0.0.1:{{ config['form'] }}/");
        manifest("query of a URL", "{{ 2 * 1 }}", "{{ config['form'] }}");
        manifest(
                "name of a header",
                "\"X-Key\": \"{{ config['key'] | urlencode }}\"",
                "\"X {{ config['form'] }}\": \"1\"");
        manifest("a template that fails", "{{ 2 * 1 }}", "{{ config['form'].no.such.thing() + config['key'] + 1 }}");
        manifest(
                "text of an error message",
                "\"max_retries\": 0",
                "\"max_retries\": 0, \"response_filters\": [{\"type\": \"HttpResponseFilter\", \"action\": \"FAIL\", \"http_codes\": [404], \"error_message\": \"{{ config['form'] }} {{ config }} {{ headers }} {{ response }}\"}]");
        manifest(
                "a number that is none",
                "\"max_retries\": 0",
                "\"max_retries\": 0, \"backoff_strategies\": [{\"type\": \"ConstantBackoffStrategy\", \"backoff_time_in_seconds\": \"{{ config['form'] }}\"}], \"response_filters\": [{\"type\": \"HttpResponseFilter\", \"action\": \"RETRY\", \"http_codes\": [404]}]");
        manifest(
                "a condition that fails",
                "\"extractor\":",
                "\"record_filter\": {\"type\": \"RecordFilter\", \"condition\": \"{{ config['form'] + 1 }}\"}, \"extractor\":");
        manifest(
                "a filter that fails",
                "\"extractor\":",
                "\"record_filter\": {\"type\": \"RecordFilter\", \"condition\": \"{{ config['form'].nope() }}\"}, \"extractor\":");
    }

    private void answer(String place, Function<String, byte[]> answer) {
        places.put(
                place,
                text -> Good.read(place, RawServerAnswers.always(answer.apply(text)), Promise.ENDS)
                        .with("--manifest-path", Good.bytes(MANIFEST))
                        .with("--config", config(text)));
    }

    private void manifest(String place, String good, String hostile) {
        String manifest = MANIFEST.replace(good, hostile);
        if (manifest.equals(MANIFEST)) {
            throw new IllegalArgumentException("nothing to replace for " + place);
        }
        places.put(
                place,
                text -> Good.read(
                                place,
                                RawServerAnswers.always(status("404 No", "X-Echo: " + oneLine(text) + "\n", text)),
                                Promise.ENDS)
                        .with("--manifest-path", Good.bytes(manifest))
                        .with("--config", config(text)));
    }

    /** The secret as it is, and beside it as it comes back, which no specification calls a secret. */
    private static byte[] config(String text) {
        return Good.bytes(
                "{\"url\": \"$URL\", \"key\": \"" + quoted(SECRET) + "\", \"form\": \"" + quoted(text) + "\"}");
    }

    private static byte[] status(String status, String headers, String body) {
        byte[] bytes = Good.bytes(body);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Good.bytes(("HTTP/1.1 " + status + "\n" + headers + "Content-Length: " + bytes.length + "\n\n")
                .replace("\n", "\r\n")));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String oneLine(String text) {
        return text.replace("\n", "").replace("\r", "");
    }
}
