package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.Repr;
import dev.cairn.templates.value.PythonObject;
import org.jspecify.annotations.Nullable;

/**
 * Jinja's namespace, whose attributes a template may set.
 *
 * @param attributes its attributes
 */
public record Namespace(PyDict attributes) implements PythonObject {

    public void set(String name, @Nullable Object value) {
        attributes.set(name, value);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return Dicts.get(attributes, name);
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public String repr() {
        return "<Namespace " + Repr.of(attributes) + ">";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
