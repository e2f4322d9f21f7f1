package dev.cairn.templates;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evaluates single templates for people who try them out, in any of the ways the reference has. Thread-safe. */
public final class TemplateTrial {

    private static final Set<String> RESERVED = Set.of("stream_interval", "stream_partition");

    private final Clock clock;
    private final TaggedValues tags;

    /**
     * Trials.
     *
     * @param clock what the templates see as now, where a request does not freeze it
     * @param tags tags beside those of {@link TypedResult}, by name with the {@code $}: what makes the variable of the
     *     tagged value
     */
    public TemplateTrial(Clock clock, Map<String, UnaryOperator<@Nullable Object>> tags) {
        this.clock = clock;
        this.tags = new TaggedValues(tags);
    }

    /**
     * Evaluates one template.
     *
     * @param request an object with {@code template}, {@code context} and, as they are needed, {@code default},
     *     {@code valid_types}, {@code frozen_now} and {@code via} ({@code string}, {@code boolean}, {@code mapping} or
     *     {@code nested_mapping}; the template of the latter two is an object)
     * @throws TemplateException if the template is malformed or fails
     * @throws IllegalArgumentException if the request is malformed
     */
    public TypedResult evaluate(Map<?, ?> request) {
        Templates templates = new Templates(clock(request.get("frozen_now")));
        Scope scope = scope(request.get("context"));
        Object template = request.get("template");
        String via = request.get("via") instanceof String name ? name : "";
        return switch (via) {
            case "" ->
                TypedResult.of(templates
                        .compiled(text(template), options(request, TemplateOptions.PLAIN))
                        .evaluatePython(scope));
            case "string" ->
                TypedResult.of(templates
                        .compiled(text(template), options(request, TemplateOptions.STRING))
                        .evaluatePython(scope));
            case "boolean" ->
                TypedResult.of(
                        template instanceof Boolean truth
                                ? truth
                                : templates.compile(text(template)).evaluateToBoolean(scope));
            case "mapping" ->
                TypedResult.of(templates.compileMapping(members(template)).evaluatePython(scope));
            case "nested_mapping" ->
                TypedResult.of(templates.compileNested(template).evaluatePython(scope));
            default -> throw new IllegalArgumentException("unknown way of evaluation '" + via + "'");
        };
    }

    private static String text(@Nullable Object template) {
        if (template instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the template is no text");
    }

    private static Map<String, @Nullable Object> members(@Nullable Object template) {
        if (!(template instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("the template is no JSON object");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), value));
        return members;
    }

    private Clock clock(@Nullable Object frozen) {
        if (frozen == null) {
            return clock;
        }
        try {
            Instant instant = OffsetDateTime.parse(String.valueOf(frozen)).toInstant();
            return Clock.fixed(instant, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + frozen + "' is no instant", e);
        }
    }

    private static TemplateOptions options(Map<?, ?> request, TemplateOptions base) {
        TemplateOptions options = base;
        if (request.get("default") instanceof String text) {
            options = options.withDefault(text);
        }
        if (request.get("valid_types") instanceof List<?> names) {
            options = options.withValidTypes(names.stream()
                    .map(name -> ValueType.ofPythonName(String.valueOf(name)))
                    .collect(Collectors.toSet()));
        }
        return options;
    }

    private Scope scope(@Nullable Object context) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        if (context instanceof Map<?, ?> map) {
            map.forEach((name, value) -> variables.put(String.valueOf(name), tags.read(value)));
        }
        for (String name : RESERVED) {
            if (variables.containsKey(name)) {
                throw new IllegalArgumentException("the context names '" + name + "', which stands for stream_slice");
            }
        }
        variables.putIfAbsent("config", null);
        return Scope.of(variables);
    }
}
