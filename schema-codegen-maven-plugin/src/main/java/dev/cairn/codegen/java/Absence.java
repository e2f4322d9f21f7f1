package dev.cairn.codegen.java;

import dev.cairn.codegen.type.Component;
import dev.cairn.documents.Node;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an optional property that a document doesn't have.
 *
 * @param defaultValue what the accessor gives then; null if there is nothing
 * @param filled whether the record has that as its value, as if the document had it
 * @param empty whether that is an empty list or map, which is not written
 */
record Absence(@Nullable Node defaultValue, boolean filled, boolean empty) {

    /** The accessor gives null, or the property is required. */
    static final Absence NONE = new Absence(null, false, false);

    static Absence of(Component component, boolean fillDefaults) {
        Node value = component.defaultValue();
        boolean emptiness = component.isCollection() && !component.allowsNull();
        if (component.required()) {
            return NONE;
        }
        if (value == null || (fillDefaults && component.nullable())) {
            return new Absence(null, fillDefaults && emptiness, emptiness);
        }
        return new Absence(value, fillDefaults, emptiness && value.isEmpty());
    }

    /** Whether the accessor gives something else than what the record has. */
    boolean isTold() {
        return !filled && (empty || defaultValue != null);
    }
}
