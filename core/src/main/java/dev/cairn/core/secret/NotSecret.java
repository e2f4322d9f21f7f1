package dev.cairn.core.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of which an author says that they are no secrets, whatever they look like. A manifest has them in its
 * {@code metadata}, under {@value #FIELD}. Immutable.
 *
 * @param said names of headers, parameters, fields and properties, however their words are put together, and values themselves
 */
public record NotSecret(Set<String> said) {

    /** The member of a manifest's {@code metadata}. */
    public static final String FIELD = "not_secret";

    /** Nothing was said. */
    public static final NotSecret NOTHING = new NotSecret(Set.of());

    public NotSecret {
        said = Set.copyOf(said);
    }

    /** Returns all that a list has, which may come from a manifest; what is no list says nothing. */
    public static NotSecret of(@Nullable Object list) {
        Set<String> said = new LinkedHashSet<>();
        if (list instanceof Collection<?> items) {
            items.forEach(item -> said.add(String.valueOf(item)));
        }
        return said.isEmpty() ? NOTHING : new NotSecret(said);
    }

    /** With more that is none. */
    public NotSecret and(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(said);
        all.addAll(more);
        return new NotSecret(all);
    }

    /** True if a value is none, by its name or by itself. */
    public boolean covers(String name, String value) {
        return said.contains(value) || (!said.isEmpty() && !name.isEmpty() && names(name));
    }

    private boolean names(String name) {
        String words = SecretNames.words(name);
        return said.stream()
                .anyMatch(one ->
                        one.equalsIgnoreCase(name) || SecretNames.words(one).equals(words));
    }

    /** The names and values, in the order of their letters. */
    public List<String> inOrder() {
        List<String> ordered = new ArrayList<>(said);
        ordered.sort(null);
        return ordered;
    }
}
