package dev.cairn.codegen.type;

import java.util.List;

/** One of several constants. */
public final class EnumType extends Declaration {

    private final List<Value> values;
    private final Documentation documentation;

    /**
     * One value of an enum.
     *
     * @param javaName the constant's name
     * @param wire its value in JSON
     */
    public record Value(String javaName, Object wire) {}

    EnumType(List<Value> values, Documentation documentation) {
        this.values = List.copyOf(values);
        this.documentation = documentation;
    }

    /** In the schema's order. */
    public List<Value> values() {
        return values;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitEnum(this);
    }

    @Override
    public Documentation documentation() {
        return documentation;
    }
}
