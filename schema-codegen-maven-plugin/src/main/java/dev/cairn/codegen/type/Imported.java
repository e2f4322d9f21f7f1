package dev.cairn.codegen.type;

import dev.cairn.codegen.shared.SharedType;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type that was generated before, in another package. */
public record Imported(SharedType type) implements TypeUse {

    @Override
    public SharedType imported() {
        return type;
    }

    @Override
    public String word() {
        return type.name().substring(type.name().lastIndexOf('.') + 1);
    }

    @Override
    public Set<JsonKind> kinds() {
        Set<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        type.kinds().forEach(kind -> kinds.add(JsonKind.valueOf(kind)));
        return kinds;
    }

    @Override
    public boolean holdsObjects() {
        return !type.constants();
    }

    @Override
    public boolean checksItself() {
        return !type.shapes().isEmpty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitImported(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Imported that && that.type.className().equals(type.className());
    }

    @Override
    public int hashCode() {
        return 31 * type.className().hashCode() + 23;
    }
}
