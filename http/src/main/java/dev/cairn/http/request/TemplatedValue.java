package dev.cairn.http.request;

import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value of a manifest whose texts are templates. Thread-safe. */
@FunctionalInterface
public interface TemplatedValue {

    /** Nothing at all. */
    TemplatedValue NONE = scope -> Map.of();

    /** The plain JSON value in a scope. */
    @Nullable
    Object evaluate(Scope scope);

    /** One template. */
    static TemplatedValue of(Template template) {
        return template::evaluate;
    }

    /** One template whose value is needed as Python's text. */
    static TemplatedValue text(Template template) {
        return template::evaluateToString;
    }

    /**
     * A map of which keys and texts are templates; members that evaluate to null are left out. Keys are as Python writes
     * them. Values that are no texts stay as they are, all the way down.
     *
     * @param keys compiles a key, whose value must be a text
     * @param values compiles a value
     */
    static TemplatedValue flat(
            Map<String, ? extends @Nullable Object> map,
            Function<String, Template> keys,
            Function<String, TemplatedValue> values) {
        List<Member> members = new ArrayList<>();
        map.forEach((key, value) -> members.add(
                new Member(keys.apply(key), value instanceof String text ? values.apply(text) : scope -> value)));
        return scope -> evaluate(members, PythonText::str, scope);
    }

    /** A tree of which all keys and texts at any depth are templates; members of maps that evaluate to null are left out. */
    static TemplatedValue nested(@Nullable Object tree, Function<String, Template> compiler) {
        if (tree instanceof String text) {
            return of(compiler.apply(text));
        }
        if (tree instanceof Map<?, ?> map) {
            List<Member> members = new ArrayList<>();
            map.forEach((key, value) ->
                    members.add(new Member(compiler.apply(String.valueOf(key)), nested(value, compiler))));
            return scope -> evaluate(members, TemplatedValue::jsonKey, scope);
        }
        if (tree instanceof List<?> list) {
            List<TemplatedValue> items = new ArrayList<>();
            list.forEach(item -> items.add(nested(item, compiler)));
            return scope -> {
                List<@Nullable Object> evaluated = new ArrayList<>();
                items.forEach(item -> evaluated.add(item.evaluate(scope)));
                return evaluated;
            };
        }
        return scope -> tree;
    }

    private static Map<String, @Nullable Object> evaluate(
            List<Member> members, Function<@Nullable Object, String> keys, Scope scope) {
        Map<String, @Nullable Object> evaluated = new LinkedHashMap<>();
        for (Member member : members) {
            Object value = member.value.evaluate(scope);
            if (value != null) {
                evaluated.put(keys.apply(member.key.evaluate(scope)), value);
            }
        }
        return evaluated;
    }

    /** A key as JSON has it: {@code true} and {@code null} for what Python calls True and None. */
    private static String jsonKey(@Nullable Object key) {
        return key == null || key instanceof Boolean ? String.valueOf(key) : PythonText.str(key);
    }

    /** A key and its value, both to be evaluated. */
    record Member(Template key, TemplatedValue value) {}
}
