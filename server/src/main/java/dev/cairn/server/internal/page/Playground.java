package dev.cairn.server.internal.page;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.server.model.TemplateAnswer;
import dev.cairn.server.model.TemplatePart;
import dev.cairn.templates.TemplateAnalysis;
import dev.cairn.templates.TemplateException;
import java.time.Clock;
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

    /** The value of a template, and of each part of it. */
    TemplateAnswer evaluate(String template) {
        TemplatePart whole = part(template, template);
        return new TemplateAnswer(
                whole.type(),
                whole.value(),
                whole.error(),
                whole.offset(),
                parts(template).stream()
                        .map(part -> part("{{ " + part.text() + " }}", part.text()))
                        .toList());
    }

    private static List<TemplateAnalysis.Part> parts(String template) {
        try {
            return TemplateAnalysis.parts(template);
        } catch (TemplateException e) {
            return List.of(); // the whole says why
        }
    }

    private TemplatePart part(String template, String text) {
        Map<String, @Nullable Object> request = Map.of("template", template, "context", variables);
        try {
            Map<?, ?> typed =
                    (Map<?, ?>) Authoring.evaluateTemplate(request, clock).toJson();
            return new TemplatePart(
                    text, String.valueOf(typed.get("type")), secrets.mask(Json.write(typed.get("value"))), null, null);
        } catch (TemplateException e) {
            return new TemplatePart(text, null, null, secrets.mask(String.valueOf(e.getMessage())), (long) e.offset());
        }
    }
}
