package dev.cairn.template.internal.value;

import dev.cairn.template.value.PythonObject;

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
