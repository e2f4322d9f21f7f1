package dev.cairn.templates.value;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A value that has no counterpart in Java and defines its own behaviour in templates. An application may give such values to
 * a template, to let it see objects with attributes; nothing else of them shows.
 */
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

    /** What {@code bool()} gives. */
    default boolean isTrue() {
        return true;
    }

    /** The value of an attribute, {@link Missing#VALUE} for none of that name. Names that start with {@code _} stay hidden. */
    default @Nullable Object attribute(String name) {
        return Missing.VALUE;
    }

    /**
     * What an arithmetic operator gives, {@link Missing#VALUE} if the value does not know it for that operand.
     *
     * @param operator as templates write it
     * @param isLeft whether this value stands to the operator's left
     */
    default @Nullable Object operate(String operator, @Nullable Object other, boolean isLeft) {
        return Missing.VALUE;
    }

    /** Less than, equal to or greater than zero, as this value is less than, equal to or greater than another; null if neither. */
    default @Nullable Integer order(@Nullable Object other) {
        return null;
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
