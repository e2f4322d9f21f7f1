package dev.cairn.codegen.type;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    public EnumType(List<Value> values, Documentation documentation) {
        this.values = List.copyOf(values);
        this.documentation = documentation;
    }

    /** In the schema's order. */
    public List<Value> values() {
        return values;
    }

    @Override
    public boolean isEnumOfTexts() {
        return values.stream().allMatch(value -> ScalarKind.STRING.has(value.wire()));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitEnum(this);
    }

    @Override
    public Documentation documentation() {
        return documentation;
    }

    @Override
    boolean holdsObjects() {
        return false;
    }

    @Override
    Set<JsonKind> kinds() {
        Set<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        for (Value value : values) {
            kinds.addAll(ScalarKind.of(value.wire()).kinds());
        }
        return kinds;
    }
}
