package dev.cairn.runtime.internal.assembly;

import dev.cairn.core.error.SystemException;
import dev.cairn.models.JsonMismatchException;
import dev.cairn.models.SingleStreamModel;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
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
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
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
        Misfit misfit = null;
        for (int i = 0; i < MOST_CONVERSIONS; i++) {
            try {
                return SingleStreamModel.fromJson(stream);
            } catch (JsonMismatchException e) {
                if (misfit == null || !misfit.first.path().equals(e.path())) {
                    misfit = new Misfit(e);
                }
                changed(stream, "", e.path(), misfit::converted);
                if (misfit.hopeless) {
                    throw failure(definition, misfit.first.getMessage());
                }
            }
        }
        throw failure(definition, "too many values are of a wrong kind");
    }

    /** No fault of the manifest alone: the values come from elsewhere. */
    private static SystemException failure(ComponentDefinition definition, @Nullable String problem) {
        return new SystemException(
                "A stream that was made from the template at " + definition.place() + " does not fit: " + problem);
    }

    /** A value in which that of a path is changed. */
    @SuppressWarnings("unchecked") // trees of plain JSON values hold anything
    private static @Nullable Object changed(
            @Nullable Object node, String at, String path, UnaryOperator<@Nullable Object> change) {
        if (at.equals(path)) {
            return change.apply(node);
        }
        if (path.startsWith(at) && node instanceof Map<?, ?> map) {
            ((Map<String, @Nullable Object>) map)
                    .replaceAll((name, value) -> changed(value, at.isEmpty() ? name : at + "." + name, path, change));
        }
        if (path.startsWith(at) && node instanceof List<?> list) {
            ListIterator<@Nullable Object> items = ((List<@Nullable Object>) list).listIterator();
            while (items.hasNext()) {
                String item = at + "[" + items.nextIndex() + "]";
                items.set(changed(items.next(), item, path, change));
            }
        }
        return node;
    }

    /** A value that does not fit its field. What it can be converted to is tried, one after the other. */
    private static final class Misfit {

        private final JsonMismatchException first;
        private @Nullable Iterator<Object> conversions;
        private boolean hopeless = true;

        Misfit(JsonMismatchException first) {
            this.first = first;
        }

        @Nullable
        Object converted(@Nullable Object value) {
            if (conversions == null) {
                conversions = conversions(value).iterator();
            }
            hopeless = !conversions.hasNext();
            return hopeless ? value : conversions.next();
        }

        private static List<Object> conversions(@Nullable Object value) {
            List<Object> conversions = new ArrayList<>();
            if (value instanceof Number || value instanceof Boolean) {
                conversions.add(PythonText.str(value));
            }
            String word = String.valueOf(value).toLowerCase(Locale.ROOT);
            if (TRUE.contains(word)) {
                conversions.add(true);
            }
            if (FALSE.contains(word)) {
                conversions.add(false);
            }
            String text = String.valueOf(value).strip();
            if (value instanceof Double number) {
                conversions.add(number.longValue());
            }
            if (value instanceof String && INTEGER.matcher(text).matches()) {
                conversions.add(Long.valueOf(text));
            }
            if (value instanceof String && DECIMAL.matcher(text).matches()) {
                conversions.add(Double.valueOf(text));
            }
            return conversions;
        }
    }
}
