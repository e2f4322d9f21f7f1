package dev.cairn.manifest.authoring;

import dev.cairn.http.request.SliceVariable;
import dev.cairn.json.Json;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.TemplateTrial;
import dev.cairn.templates.TypedResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates templates that are given as JSON, one line each: {@code {"id", "template", "context", "default"?,
 * "valid_types"?, "frozen_now"?, "via"?}}. Each gives a line {@code {"id", "result": {"type", "value"}}} or
 * {@code {"id", "error"}}, in the form of {@link TypedResult}; a context may have slices, too, which are tagged
 * {@code {"$stream_slice": {"partition", "cursor_slice", "extra_fields"}}}. Thread-safe.
 */
public final class TemplateBatch {

    private final TemplateTrial trial;

    /**
     * A batch.
     *
     * @param clock what the templates see as now, where a line does not freeze it
     */
    public TemplateBatch(Clock clock) {
        this.trial = new TemplateTrial(clock, Map.of("$stream_slice", SliceVariable::ofAttributes));
    }

    /**
     * Evaluates one template.
     *
     * @throws TemplateException if the template is malformed or fails
     * @throws IllegalArgumentException if the request is malformed
     */
    public TypedResult evaluate(Map<?, ?> request) {
        return trial.evaluate(request);
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
                output.append(evaluate(line)).append('\n');
            }
        }
    }

    private String evaluate(String line) throws IOException {
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
}
