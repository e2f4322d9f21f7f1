package dev.cairn.workbench.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a stream.
 *
 * @param url a template; with those parameters that cannot be told apart by their names
 * @param parameters templates by name, in order
 * @param headers templates by name, in order
 * @param body a {@code RequestBody…}; null for none
 * @param authenticator null for none
 */
public record RequestDraft(
        String method,
        String url,
        Map<String, String> parameters,
        Map<String, String> headers,
        @Nullable ComponentDraft body,
        @Nullable ComponentDraft authenticator) {

    public RequestDraft {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A plain GET of an address. */
    public static RequestDraft get(String url) {
        return new RequestDraft("GET", url, Map.of(), Map.of(), null, null);
    }

    /** With another authenticator. */
    public RequestDraft authenticated(@Nullable ComponentDraft other) {
        return new RequestDraft(method, url, parameters, headers, body, other);
    }

    /** With other parameters. */
    public RequestDraft asking(Map<String, String> other) {
        return new RequestDraft(method, url, other, headers, body, authenticator);
    }

    /** With another body. */
    public RequestDraft sending(@Nullable ComponentDraft other) {
        return new RequestDraft(method, url, parameters, headers, other, authenticator);
    }

    /** With another template for a parameter. */
    public RequestDraft sending(String parameter, String template) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.put(LiteralTemplate.of(parameter), template);
        return asking(other);
    }

    /** With values of that name more, each where a paginator would put them. */
    public RequestDraft plus(Iterable<String> names, Object value) {
        if (body == null || optionPlace().equals("request_parameter")) {
            Map<String, String> more = new LinkedHashMap<>(parameters);
            names.forEach(name -> more.put(LiteralTemplate.of(name), LiteralTemplate.of(String.valueOf(value))));
            return asking(more);
        }
        Map<String, Object> more = new LinkedHashMap<>();
        if (body.fields().get("value") instanceof Map<?, ?> given) {
            given.forEach((name, member) -> more.put(String.valueOf(name), member));
        }
        names.forEach(name -> more.put(name, value instanceof String text ? LiteralTemplate.untyped(text) : value));
        return sending(ComponentDraft.of(body.type()).with("value", more));
    }

    /** Without a value of that name, wherever it stands. */
    public RequestDraft minus(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(parameters);
        fewer.remove(LiteralTemplate.of(name));
        RequestDraft asking = asking(fewer);
        if (body == null || !(body.fields().get("value") instanceof Map<?, ?> given)) {
            return asking;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        given.forEach((key, member) -> members.put(String.valueOf(key), member));
        members.remove(name);
        return asking.sending(ComponentDraft.of(body.type()).with("value", members));
    }

    /** What is sent under a name, as it stands in the manifest; null for nothing. */
    public @Nullable Object sent(String name) {
        Object parameter = parameters.get(LiteralTemplate.of(name));
        return parameter == null && body != null && body.fields().get("value") instanceof Map<?, ?> given
                ? given.get(name)
                : parameter;
    }

    /** The names of the parameters, and of the body's members, that have a value without a template. */
    public List<String> plainNames() {
        return namesOf(RequestDraft::isPlain);
    }

    /** The names of the parameters, and of the body's members, that have such a value. */
    List<String> namesOf(Predicate<@Nullable Object> wanted) {
        Map<Object, Object> values = new LinkedHashMap<>(parameters);
        if (body != null && body.fields().get("value") instanceof Map<?, ?> members) {
            values.putAll(members);
        }
        return values.entrySet().stream()
                .filter(entry -> isPlain(entry.getKey()) && wanted.test(entry.getValue()))
                .map(entry -> String.valueOf(entry.getKey()))
                .toList();
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof Number
                || (value instanceof String text && LiteralTemplate.of(text).equals(text));
    }

    /** The place in which values of a paginator or cursor belong, as a {@code RequestOption} has it. */
    public String optionPlace() {
        if (body == null || !method.equals("POST")) {
            return "request_parameter";
        }
        return switch (body.type()) {
            case "RequestBodyJsonObject" -> "body_json";
            case "RequestBodyUrlEncodedForm" -> "body_data";
            default -> "request_parameter";
        };
    }

    /**
     * The {@code HttpRequester}.
     *
     * @param login its authenticator, or a reference to it; null for none
     */
    ComponentDraft requester(@Nullable Object login) {
        ComponentDraft requester = ComponentDraft.of("HttpRequester").with("url", url);
        if (!method.equals("GET")) {
            requester = requester.with("http_method", method);
        }
        if (!parameters.isEmpty()) {
            requester = requester.with("request_parameters", parameters);
        }
        if (!headers.isEmpty()) {
            requester = requester.with("request_headers", headers);
        }
        return requester.withAny("request_body", body).withAny("authenticator", login);
    }
}
