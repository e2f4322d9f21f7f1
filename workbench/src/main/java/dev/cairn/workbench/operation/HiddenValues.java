package dev.cairn.workbench.operation;

import dev.cairn.core.secret.SecretNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the values of a configuration that an agent does not see. */
final class HiddenValues {

    /** Shorter ones are words of other texts, too. */
    private static final int SHORTEST = 6;

    /** What is called a secret is one even where it is short. */
    private static final int SHORTEST_NAMED = 3;

    /** An address without a login and without parameters, and a date, perhaps with a time. */
    private static final Pattern PLAIN =
            Pattern.compile("https?://[^?#@]*|\\d{4}-\\d\\d(?:-\\d\\d)?(?:[T ][\\d:.,+Z-]*)?");

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> publicFields;

    private HiddenValues(Set<String> publicFields) {
        this.publicFields = publicFields;
    }

    static Set<String> of(Map<String, @Nullable Object> config, Set<String> publicFields) {
        HiddenValues values = new HiddenValues(publicFields);
        values.collect("", config);
        return values.found;
    }

    private void collect(String field, @Nullable Object value) {
        if (publicFields.contains(field)) {
            return;
        }
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> collect(String.valueOf(name), member));
        } else if (value instanceof List<?> items) {
            items.forEach(item -> collect(field, item));
        } else if (value instanceof String || value instanceof Number) {
            String text = value.toString();
            boolean named = SecretNames.isSecret(field);
            boolean other = value instanceof String
                    && text.length() >= SHORTEST
                    && !PLAIN.matcher(text).matches();
            if (other || (named && text.length() >= SHORTEST_NAMED)) {
                found.add(text);
            }
        }
    }
}
