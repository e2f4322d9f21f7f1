package dev.cairn.runtime.internal.assembly;

import dev.cairn.error.SystemException;
import dev.cairn.models.JsonMismatchException;
import dev.cairn.models.SingleStreamModel;
import dev.cairn.python.PythonText;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds the definition of a stream that was made from a template to models. A value that was put into the template may
 * have another type than its field; it is converted, a number to text for example.
 *
 * <p>Source of the conversions: pydantic 1, with which the Python CDK reads components. Other streams need no
 * conversion, since they are validated first.
 */
final class LenientBinding {

    private static final int MOST_CONVERSIONS = 1000;
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "y", "on", "t");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "n", "off", "f");

    private LenientBinding() {}

    /**
     * Binds a stream.
     *
     * @param stream modifiable, and changed
     * @throws SystemException if a value does not fit
     */
    static SingleStreamModel stream(Map<String, @Nullable Object> stream, ComponentDefinition definition) {
        JsonMismatchException last = null;
        for (int i = 0; i < MOST_CONVERSIONS; i++) {
            try {
                return SingleStreamModel.fromJson(stream);
            } catch (JsonMismatchException e) {
                if ((last != null && last.path().equals(e.path())) || !convert(stream, "", e)) {
                    throw misfit(definition, e.getMessage());
                }
                last = e;
            }
        }
        throw misfit(definition, "too many values are of a wrong kind");
    }

    /** No fault of the manifest alone: the values come from elsewhere. */
    private static SystemException misfit(ComponentDefinition definition, @Nullable String problem) {
        return new SystemException(
                "A stream that was made from the template at " + definition.place() + " does not fit: " + problem);
    }

    @SuppressWarnings("unchecked") // trees of plain JSON values hold anything
    private static boolean convert(@Nullable Object node, String path, JsonMismatchException mismatch) {
        if (node instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String place = path.isEmpty() ? String.valueOf(entry.getKey()) : path + "." + entry.getKey();
                if (place.equals(mismatch.path())) {
                    Object converted = converted(entry.getValue(), mismatch.problem());
                    return converted != null
                            && ((Map<Object, @Nullable Object>) map).replace(entry.getKey(), converted) != null;
                }
                if (mismatch.path().startsWith(place) && convert(entry.getValue(), place, mismatch)) {
                    return true;
                }
            }
        }
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                String place = path + "[" + i + "]";
                if (place.equals(mismatch.path())) {
                    Object converted = converted(list.get(i), mismatch.problem());
                    return converted != null && ((List<@Nullable Object>) list).set(i, converted) != null;
                }
                if (mismatch.path().startsWith(place) && convert(list.get(i), place, mismatch)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Null where there is no conversion. */
    private static @Nullable Object converted(@Nullable Object value, String problem) {
        String expected = problem.replaceFirst(", found .*", "");
        if (expected.contains("a string") && (value instanceof Number || value instanceof Boolean)) {
            return PythonText.str(value);
        }
        if (expected.contains("true or false")) {
            String text = String.valueOf(value).toLowerCase(Locale.ROOT);
            return TRUE.contains(text) ? Boolean.TRUE : FALSE.contains(text) ? Boolean.FALSE : null;
        }
        if (expected.contains("an integer")
                && value instanceof String text
                && text.strip().matches("[+-]?\\d{1,18}")) {
            return Long.valueOf(text.strip());
        }
        if (expected.contains("an integer") && value instanceof Double number) {
            return number.longValue();
        }
        if (expected.contains("a number")
                && value instanceof String text
                && text.strip().matches("[+-]?\\d+(\\.\\d+)?")) {
            return Double.valueOf(text.strip());
        }
        return null;
    }
}
