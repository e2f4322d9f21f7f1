package dev.cairn.server.internal.page;

import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.secret.SecretMask;
import dev.cairn.template.TemplateAnalysis;
import dev.cairn.template.TemplateException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tries templates out.
 *
 * @param variables what they see
 * @param clock what they see as now
 * @param secrets what their values may not show
 */
record Playground(Map<String, @Nullable Object> variables, Clock clock, SecretMask secrets) {

    /**
     * The value of a template, and of each part of it: {@code type} and {@code value}, as JSON text, or {@code error} and {@code
     * offset}; {@code parts} likewise, each with its {@code text}. Plain JSON values.
     */
    Map<String, @Nullable Object> evaluate(String template) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(one(template));
        List<Object> parts = new ArrayList<>();
        for (TemplateAnalysis.Part part : parts(template)) {
            Map<String, @Nullable Object> value = new LinkedHashMap<>(one("{{ " + part.text() + " }}"));
            value.put("text", part.text());
            parts.add(value);
        }
        result.put("parts", parts);
        return result;
    }

    private static List<TemplateAnalysis.Part> parts(String template) {
        try {
            return TemplateAnalysis.parts(template);
        } catch (TemplateException e) {
            return List.of(); // the whole says why
        }
    }

    private Map<String, @Nullable Object> one(String template) {
        Map<String, @Nullable Object> request = Map.of("template", template, "context", variables);
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        try {
            Map<?, ?> typed =
                    (Map<?, ?>) Authoring.evaluateTemplate(request, clock).toJson();
            result.put("type", typed.get("type"));
            result.put("value", secrets.mask(Json.write(typed.get("value"))));
        } catch (TemplateException e) {
            result.put("error", secrets.mask(String.valueOf(e.getMessage())));
            result.put("offset", (long) e.offset());
        }
        return result;
    }
}
