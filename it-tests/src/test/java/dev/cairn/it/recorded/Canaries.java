package dev.cairn.it.recorded;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts secrets that are easy to recognise wherever a case may have some: into its configuration, which its requesters and
 * error messages then use, into credentials of its manifest, and into the tokens and errors that its API answers with.
 */
final class Canaries {

    private static final String MARK = "c4n4ry";
    private static final String SECRET = MARK + "\"&/+x9=";
    private static final String TOKEN = MARK + "-t0ken";
    private static final String TEMPLATE = "{{ config['canary'] }}";
    private static final Set<String> REQUESTERS = Set.of("HttpRequester", "CustomRequester");
    private static final Set<String> CREDENTIALS = Set.of(
            "api_token",
            "password",
            "client_secret",
            "refresh_token",
            "access_token_value",
            "session_token",
            "secret_key");
    private static final Set<String> TOKENS =
            Set.of("access_token", "refresh_token", "token", "bearer", "renewal", "id", "session_id");

    private Canaries() {}

    /** The case with canaries. */
    static RecordedCase into(RecordedCase plain) {
        List<CaseStep> steps = plain.steps().stream().map(Canaries::step).toList();
        List<@Nullable Object> api = new ArrayList<>();
        plain.api().forEach(route -> api.add(route(route)));
        Comparison comparison = plain.comparison();
        List<String> headers = new ArrayList<>(comparison.loggedHeaders());
        headers.add("x-canary");
        return new RecordedCase(
                plain.file(),
                steps,
                api,
                new Comparison(
                        comparison.recordOrder(),
                        comparison.requestOrder(),
                        comparison.finalStatesOnly(),
                        comparison.volatileConfigKeys(),
                        headers));
    }

    /** Whether something has a canary. */
    static boolean isIn(Object value) {
        return !linesWithOne(String.valueOf(value)).isEmpty();
    }

    /** The lines that have a canary in any form. */
    static List<String> linesWithOne(String text) {
        return text.lines()
                .filter(line -> forms().stream().anyMatch(line::contains))
                .toList();
    }

    /** As it is, and what tells of it in Base64, whatever stands before it. */
    private static List<String> forms() {
        List<String> forms = new ArrayList<>(List.of(MARK));
        for (String before : List.of("", "-", "--")) {
            byte[] bytes = (before + MARK).getBytes(StandardCharsets.UTF_8);
            int from = (before.length() * 8 + 5) / 6;
            forms.add(Base64.getEncoder().encodeToString(bytes).substring(from, bytes.length * 8 / 6));
        }
        return forms;
    }

    private static CaseStep step(CaseStep plain) {
        Object manifest;
        try {
            manifest = new YamlReader()
                    .read("manifest.yaml", CaseInputs.manifest(plain.manifest(), plain.streams()))
                    .toPlain();
        } catch (InvalidDocumentException e) {
            return plain; // a case about a manifest that nobody can read, so there is no place for a canary in it
        }
        Map<String, @Nullable Object> config = map(appended(plain.config(), "", CREDENTIALS));
        config.put("canary", SECRET);
        Map<String, @Nullable Object> changed = map(manifest(manifest, ""));
        declare(changed);
        return new CaseStep(
                plain.command(),
                plain.name(),
                text(changed),
                config,
                plain.streams(),
                plain.state(),
                plain.statesFromPrevious());
    }

    /** A block of members, as the harness expects it, each of them JSON. */
    private static String text(Map<String, @Nullable Object> manifest) {
        StringBuilder text = new StringBuilder();
        manifest.forEach((name, value) ->
                text.append(name).append(": ").append(Json.write(value)).append('\n'));
        return text.toString();
    }

    private static void declare(Map<String, @Nullable Object> manifest) {
        Map<String, @Nullable Object> spec = map(manifest.get("spec"));
        Map<String, @Nullable Object> schema = map(spec.get("connection_specification"));
        Map<String, @Nullable Object> properties = map(schema.get("properties"));
        properties.put("canary", Map.of("type", "string", "airbyte_secret", true));
        schema.put("properties", properties);
        spec.put("connection_specification", schema);
        spec.putIfAbsent("type", "Spec");
        manifest.put("spec", spec);
    }

    private static @Nullable Object manifest(@Nullable Object value, String key) {
        if (value instanceof Map<?, ?> members) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            // A merge key in quotes would merge nothing.
            map(manifest(members.get("<<"), "")).forEach(copy::put);
            members.forEach((name, member) -> copy.put(String.valueOf(name), manifest(member, String.valueOf(name))));
            copy.remove("<<");
            if (REQUESTERS.contains(String.valueOf(copy.get("type")))) {
                add(copy, "request_headers", "X-Canary");
                add(copy, "request_parameters", "canary");
            }
            return copy;
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(manifest(item, "")));
            return copy;
        }
        if (value instanceof String text && CREDENTIALS.contains(key) && !text.contains("session_token")) {
            return text + TEMPLATE;
        }
        return value instanceof String text && key.equals("error_message")
                ? text + " " + TEMPLATE + " {{ response }} {{ headers }}"
                : value;
    }

    private static void add(Map<String, @Nullable Object> requester, String field, String name) {
        Object given = requester.get(field);
        if (given == null || given instanceof Map) {
            Map<String, @Nullable Object> more = map(given);
            more.put(name, TEMPLATE);
            requester.put(field, more);
        }
    }

    private static @Nullable Object route(@Nullable Object value) {
        Map<String, @Nullable Object> route = map(value);
        boolean gives = String.valueOf(route.get("on")).matches(".*(token|login|session|oauth).*");
        if (route.get("answers") instanceof List<?> answers) {
            List<@Nullable Object> copies = new ArrayList<>();
            answers.forEach(answer -> copies.add(answer(map(answer), gives)));
            route.put("answers", copies);
            return route;
        }
        return answer(route, gives);
    }

    private static Map<String, @Nullable Object> answer(Map<String, @Nullable Object> answer, boolean givesTokens) {
        boolean refuses = answer.get("status") instanceof Number status && status.intValue() >= 400;
        if (refuses) {
            Map<String, @Nullable Object> headers = map(answer.get("headers"));
            headers.put("x-echo", SECRET);
            answer.put("headers", headers);
            if (answer.get("text") instanceof String text) {
                answer.put("text", text + " " + SECRET);
            }
            if (answer.get("json") instanceof Map<?, ?> body) {
                Map<String, @Nullable Object> more = map(body);
                more.putIfAbsent("message", "no good: " + SECRET);
                more.put("echo", SECRET);
                answer.put("json", more);
            }
        } else if (givesTokens && answer.containsKey("json")) {
            answer.put("json", appended(answer.get("json"), "", TOKENS));
        }
        return answer;
    }

    /** The value with canaries in the texts of some keys. */
    private static @Nullable Object appended(@Nullable Object value, String key, Set<String> keys) {
        if (value instanceof Map<?, ?> members) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            members.forEach(
                    (name, member) -> copy.put(String.valueOf(name), appended(member, String.valueOf(name), keys)));
            return copy;
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(appended(item, key, keys)));
            return copy;
        }
        return value instanceof String text && !text.isEmpty() && keys.contains(key) ? text + TOKEN : value;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> copy.put(String.valueOf(name), member));
        }
        return copy;
    }
}
