package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.PythonObject;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A lazy sequence that can be walked once and has no length.
 *
 * @param typeName the name of its type
 * @param iterator what is left of it
 */
public record Generator(String typeName, Iterator<@Nullable Object> iterator) implements PythonObject {

    /** What Python's generator functions give. */
    public static Generator of(Iterator<@Nullable Object> iterator) {
        return new Generator("generator", iterator);
    }

    @Override
    public Iterator<@Nullable Object> elements() {
        return iterator;
    }
}
