package dev.cairn.runtime.template;

import dev.cairn.runtime.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates templates that are given as JSON, one line each: {@code {"id", "template", "context", "default"?,
 * "valid_types"?, "frozen_now"?, "via"?}}. Each gives a line {@code {"id", "result": {"type", "value"}}} or
 * {@code {"id", "error"}}. Thread-safe.
 */
public final class TemplateBatch {

    private static final Set<String> RESERVED = Set.of("stream_interval", "stream_partition");

    private final Clock clock;

    /**
     * A batch.
     *
     * @param clock what the templates see as now, where a line does not freeze it
     */
    public TemplateBatch(Clock clock) {
        this.clock = clock;
    }

    /**
     * Evaluates all lines; empty ones are skipped.
     *
     * @throws IOException if reading or writing fails, or a line is no JSON object
     */
    public void run(Reader lines, Appendable output) throws IOException {
        BufferedReader reader = new BufferedReader(lines);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                output.append(evaluateLine(line)).append('\n');
            }
        }
    }

    private String evaluateLine(String line) throws IOException {
        if (!(Json.parse(line) instanceof Map<?, ?> request)) {
            throw new IOException("a line of a batch is no JSON object: " + line);
        }
        Map<String, @Nullable Object> response = new LinkedHashMap<>();
        response.put("id", request.get("id"));
        try {
            response.put("result", evaluate(request).toJson());
        } catch (TemplateException | IllegalArgumentException e) {
            response.put("error", e.getMessage());
        }
        return Json.write(response);
    }

    /**
     * Evaluates one template.
     *
     * @param context the variables by name, plain JSON values that may be tagged as {@link TypedResult} has it
     * @throws TemplateException if the template is malformed or fails
     */
    public TypedResult evaluate(String template, Map<?, ?> context) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("template", template);
        request.put("context", context);
        return evaluate(request);
    }

    private TypedResult evaluate(Map<?, ?> request) {
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
                TypedResult.of(templates.compileNested(parsed(template)).evaluatePython(scope));
            default -> throw new IllegalArgumentException("unknown way of evaluation '" + via + "'");
        };
    }

    private static String text(@Nullable Object template) {
        if (template instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the template is no text");
    }

    private static @Nullable Object parsed(@Nullable Object template) {
        if (template instanceof String text) {
            try {
                return Json.parse(text);
            } catch (IOException e) {
                throw new IllegalArgumentException("the template is no JSON: " + e.getMessage(), e);
            }
        }
        return template;
    }

    private static Map<String, @Nullable Object> members(@Nullable Object template) {
        if (!(parsed(template) instanceof Map<?, ?> map)) {
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

    private static Scope scope(@Nullable Object context) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        if (context instanceof Map<?, ?> map) {
            map.forEach((name, value) -> variables.put(String.valueOf(name), TaggedValues.read(value)));
        }
        for (String name : RESERVED) {
            if (variables.containsKey(name)) {
                throw new IllegalArgumentException("the context names '" + name + "', which stands for stream_slice");
            }
        }
        variables.putIfAbsent("config", null);
        return name -> variables.containsKey(name) ? variables.get(name) : Scope.UNDEFINED;
    }
}
