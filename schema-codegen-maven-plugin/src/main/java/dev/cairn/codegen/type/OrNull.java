package dev.cairn.codegen.type;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element of a list or a value of a map that may be null. */
public record OrNull(TypeUse type) implements TypeUse {
    @Override
    public boolean allowsNull() {
        return true;
    }

    @Override
    public TypeUse notNull() {
        return type;
    }

    @Override
    public String word() {
        return "Nullable" + type.word();
    }

    @Override
    public Set<JsonKind> kinds() {
        return type.kinds();
    }

    @Override
    public boolean isNamed() {
        return type.isNamed();
    }

    @Override
    public boolean holdsObjects() {
        return type.holdsObjects();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitOrNull(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrNull that && that.type.equals(type);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + 39;
    }
}
