package dev.cairn.templates.internal.text;

import dev.cairn.pythonvalues.JsonDumps;
import dev.cairn.pythonvalues.JsonDumps.Layout;
import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.Ordering;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Repr;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.value.MappingWithAttributes;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of templates as {@code json.dumps} writes them: of fewer kinds than a template knows, and of a limited size.
 *
 * @param sorted whether keys are sorted
 */
public record JsonDumpValues(boolean sorted) implements JsonDumps.Values {

    private static final int MAX_DEPTH = 200;

    /**
     * Writes a value.
     *
     * @param sorted whether keys are sorted
     * @throws PythonException of kind TYPE if JSON has no such value
     */
    public static String of(@Nullable Object value, boolean sorted, Layout layout) {
        return JsonDumps.write(value, layout, new JsonDumpValues(sorted));
    }

    /** The indent argument of {@code json.dumps}: a number of blanks, a text, or None for a single line. */
    public static Layout layout(@Nullable Object indent) {
        if (indent == null) {
            return Layout.SPACED;
        }
        if (Text.isText(indent)) {
            return Layout.indented(String.valueOf(indent));
        }
        if (indent instanceof Undefined undefined) {
            throw undefined.failure();
        }
        int width = Numbers.toIndex(indent);
        TextSize.require(width);
        return Layout.indented(" ".repeat(Math.max(0, width)));
    }

    @Override
    public void check(int depth, int length) {
        if (length > Repr.MAX_LENGTH || depth > MAX_DEPTH) {
            throw PythonException.limit("a value is too large to write");
        }
    }

    @Override
    public String scalar(Object value) {
        return switch (PyType.of(value)) {
            case INT -> Text.str(value);
            case FLOAT -> floatText((Double) value);
            default ->
                throw PythonException.type("Object of type " + PyType.nameOf(value) + " is not JSON serializable");
        };
    }

    private static String floatText(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return PythonNumbers.repr(value);
    }

    @Override
    public Collection<? extends Map.Entry<?, ?>> members(Map<?, ?> dict) {
        if (dict instanceof MappingWithAttributes mapping) {
            throw PythonException.type("Object of type " + mapping.typeName() + " is not JSON serializable");
        }
        List<@Nullable Object> keys = Dicts.keys(dict);
        if (sorted) {
            keys.sort(Ordering.ASCENDING);
        }
        List<Map.Entry<?, ?>> members = new ArrayList<>(keys.size());
        keys.forEach(key -> members.add(new AbstractMap.SimpleImmutableEntry<>(key, Dicts.get(dict, key))));
        return members;
    }

    @Override
    public String key(@Nullable Object key) {
        if (key == null) {
            return "null";
        }
        return switch (PyType.of(key)) {
            case STR, MARKUP, BOOL -> key.toString();
            case INT -> Text.str(key);
            case FLOAT -> floatText((Double) key);
            default ->
                throw PythonException.type("keys must be str, int, float, bool or None, not " + PyType.nameOf(key));
        };
    }
}
