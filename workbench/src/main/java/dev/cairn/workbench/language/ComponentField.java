package dev.cairn.workbench.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a component. Immutable.
 *
 * @param takes the types of the components that it takes; empty where it takes none
 * @param values the words that it takes; empty where it takes any
 * @param kind what it takes in words, such as {@code string} or {@code list of strings}
 * @param byDefault a plain JSON value; null where there is none
 */
public record ComponentField(
        String name,
        String description,
        boolean required,
        List<String> takes,
        List<String> values,
        String kind,
        @Nullable Object byDefault) {

    public ComponentField {
        takes = List.copyOf(takes);
        values = List.copyOf(values);
    }
}
