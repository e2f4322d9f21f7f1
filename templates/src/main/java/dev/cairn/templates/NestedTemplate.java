package dev.cairn.templates;

import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PythonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plain JSON value that may hold templates in any depth, in keys too. Members of a mapping whose value is None are
 * left out; items of a list are not. Source: {@code InterpolatedNestedMapping} of the Python CDK. Thread-safe.
 */
final class NestedTemplate {

    /** A compiled part of the value. */
    private interface Part {
        @Nullable
        Object evaluate(Scope scope);
    }

    private record Entry(Part key, Part value) {}

    private final Part root;

    private NestedTemplate(Part root) {
        this.root = root;
    }

    static NestedTemplate of(@Nullable Object value, Templates templates) {
        return new NestedTemplate(part(value, templates));
    }

    private static Part part(@Nullable Object value, Templates templates) {
        if (value instanceof String text) {
            return templates.compiled(text, TemplateOptions.PLAIN)::evaluatePython;
        }
        if (value instanceof Map<?, ?> map) {
            List<Entry> entries = new ArrayList<>();
            map.forEach((key, item) -> entries.add(new Entry(part(key, templates), part(item, templates))));
            return scope -> dict(entries, scope);
        }
        if (value instanceof List<?> list) {
            List<Part> items = new ArrayList<>();
            list.forEach(item -> items.add(part(item, templates)));
            return scope -> list(items, scope);
        }
        return scope -> value;
    }

    private static Object dict(List<Entry> entries, Scope scope) {
        PyDict all = new PyDict();
        entries.forEach(
                entry -> all.set(entry.key().evaluate(scope), entry.value().evaluate(scope)));
        all.values().removeIf(value -> value == null);
        return all;
    }

    private static Object list(List<Part> parts, Scope scope) {
        List<@Nullable Object> items = new ArrayList<>(parts.size());
        parts.forEach(part -> items.add(part.evaluate(scope)));
        return items;
    }

    /**
     * Evaluates the value, with Python's own types.
     *
     * @throws TemplateException if one of the templates fails
     */
    @Nullable
    Object evaluatePython(Scope scope) {
        try {
            return root.evaluate(scope);
        } catch (PythonException e) {
            throw new TemplateException(String.valueOf(e.getMessage()), -1, e);
        }
    }
}
