package dev.cairn.runtime.template.value;

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
