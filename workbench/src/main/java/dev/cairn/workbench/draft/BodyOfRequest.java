package dev.cairn.workbench.draft;

import dev.cairn.core.secret.SuspectText.Span;
import dev.cairn.core.secret.SuspectValues;
import dev.cairn.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the body of a request a component of a manifest, as an object where it is one, so that other values can be added. */
record BodyOfRequest(DraftProperties properties, PastedSecrets secrets) {

    /** @param contentType null where the request does not say it */
    ComponentDraft of(String body, @Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.contains("json") || body.stripLeading().startsWith("{")) {
            Object json = parsed(body);
            if (json instanceof Map<?, ?> object && (isGraphQl(object) || !hasNulls(object))) {
                return ComponentDraft.of("RequestBodyJsonObject").with("value", templates(object));
            }
        } else if (type.contains("x-www-form-urlencoded")) {
            UrlQuery form = UrlQuery.of("?" + body);
            if (form.rest().isEmpty() && !form.parameters().isEmpty()) {
                Map<String, Object> fields = new LinkedHashMap<>();
                form.parameters().forEach((name, value) -> fields.put(LiteralTemplate.of(name), text(name, value)));
                return ComponentDraft.of("RequestBodyUrlEncodedForm").with("value", fields);
            }
        }
        List<Span> spans = secrets.inText(body);
        return ComponentDraft.of("RequestBodyPlainText")
                .with(
                        "value",
                        spans.isEmpty()
                                ? LiteralTemplate.untyped(body)
                                : LiteralTemplate.of(body, spans, properties, "the body"));
    }

    /** Whose variables may as well be absent as null. */
    private static boolean isGraphQl(Map<?, ?> object) {
        return object.get("query") instanceof String && object.get("variables") instanceof Map;
    }

    /** A manifest leaves members out that are null. */
    private static boolean hasNulls(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.values().stream().anyMatch(member -> member == null || hasNulls(member));
        }
        return value instanceof List<?> list && list.stream().anyMatch(BodyOfRequest::hasNulls);
    }

    private static @Nullable Object parsed(String body) {
        try {
            return Json.parse(body);
        } catch (IOException e) {
            return null;
        }
    }

    private Map<String, Object> templates(Map<?, ?> object) {
        Map<String, Object> templates = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            Object template = template(String.valueOf(key), value);
            if (template != null) {
                templates.put(LiteralTemplate.untyped(String.valueOf(key)), template);
            }
        });
        return templates;
    }

    private @Nullable Object template(String key, @Nullable Object value) {
        if (value instanceof String text) {
            return text(key, text);
        }
        if (value instanceof Map<?, ?> object) {
            return templates(object);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(template("", item)));
            return items;
        }
        if (value instanceof Number) {
            String text = value.toString();
            if (!secrets.isNone(key, text) && SuspectValues.isNamed(key, text)) {
                return properties
                        .secret(key, text, "the field " + key + " of the body")
                        .template();
            }
        }
        return value;
    }

    private String text(String name, String value) {
        List<Span> spans = value.isEmpty() ? List.of() : secrets.inValue(name, value);
        if (spans.isEmpty()) {
            return LiteralTemplate.untyped(value);
        }
        String origin = name.isEmpty() ? "the body" : "the field " + name + " of the body";
        boolean whole = spans.size() == 1 && spans.get(0).of(value).equals(value);
        return whole
                ? LiteralTemplate.untyped(properties.secret(name.isEmpty() ? "secret" : name, value, origin))
                : LiteralTemplate.of(value, spans, properties, origin);
    }
}
