package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.PythonObject;

/** Python's {@code ...}. */
public enum Ellipsis implements PythonObject {
    VALUE;

    @Override
    public String typeName() {
        return "ellipsis";
    }

    @Override
    public String repr() {
        return "Ellipsis";
    }
}
