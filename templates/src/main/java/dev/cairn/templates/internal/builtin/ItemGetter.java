package dev.cairn.templates.internal.builtin;

import dev.cairn.pythonvalues.Characters;
import dev.cairn.templates.internal.method.Attributes;
import dev.cairn.templates.internal.method.Sorting;
import dev.cairn.templates.internal.text.Cases;
import dev.cairn.templates.internal.text.SplitMethods;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an attribute of an element for a filter: a dotted path whose numbers are positions. Immutable. */
record ItemGetter(List<@Nullable Object> path, @Nullable Object fallback, boolean ignoreCase) implements Sorting.Key {

    /**
     * A getter of a path.
     *
     * @param attribute the path, or null for the element itself
     * @param fallback what replaces an undefined value; null for none
     * @param ignoreCase whether text becomes lower case
     */
    static ItemGetter of(@Nullable Object attribute, @Nullable Object fallback, boolean ignoreCase) {
        return new ItemGetter(parts(attribute), fallback, ignoreCase);
    }

    /** A getter of a list of the values of comma-separated paths. */
    static Sorting.Key ofMany(@Nullable Object attribute, boolean ignoreCase) {
        List<ItemGetter> getters = new ArrayList<>();
        if (Text.isText(attribute)) {
            for (Object part : SplitMethods.split(String.valueOf(attribute), ",", -1)) {
                getters.add(of(part, null, ignoreCase));
            }
        } else {
            getters.add(of(attribute, null, ignoreCase));
        }
        return item -> {
            List<@Nullable Object> values = new ArrayList<>(getters.size());
            getters.forEach(getter -> values.add(getter.of(item)));
            return values;
        };
    }

    private static List<@Nullable Object> parts(@Nullable Object attribute) {
        List<@Nullable Object> parts = new ArrayList<>();
        if (Text.isText(attribute)) {
            for (Object part : SplitMethods.split(String.valueOf(attribute), ".", -1)) {
                String text = String.valueOf(part);
                boolean number =
                        !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Characters::isDigit);
                parts.add(number ? (Object) Long.valueOf(text) : text);
            }
        } else if (attribute != null) {
            parts.add(attribute);
        }
        return parts;
    }

    @Override
    public @Nullable Object of(@Nullable Object item) {
        Object value = item;
        for (Object part : path) {
            value = Attributes.item(value, part);
            if (fallback != null && value instanceof Undefined) {
                value = fallback;
            }
        }
        return ignoreCase && Text.isText(value) ? Text.like(value, Cases.lower(String.valueOf(value))) : value;
    }
}
