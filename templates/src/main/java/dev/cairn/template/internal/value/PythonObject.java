package dev.cairn.template.internal.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A value that has no counterpart in Java and defines its own behaviour. */
public interface PythonObject {

    /** The name that {@code type(value).__name__} gives. */
    String typeName();

    /** What {@code repr()} gives. */
    default String repr() {
        return "<" + typeName() + " object>";
    }

    /** What {@code str()} gives. */
    default String text() {
        return repr();
    }

    default boolean isTrue() {
        return true;
    }

    /** The value of an attribute, {@link Missing#VALUE} for none of that name. */
    default @Nullable Object attribute(String name) {
        return Missing.VALUE;
    }

    /** An iterator over the elements; null if the value is not iterable. */
    default @Nullable Iterator<@Nullable Object> elements() {
        return null;
    }

    /** The number of elements; negative if the value has no length. */
    default int length() {
        return -1;
    }
}
