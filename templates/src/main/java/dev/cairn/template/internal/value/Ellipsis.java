package dev.cairn.template.internal.value;

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
