package dev.cairn.codegen.type;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Any JSON value: the schema says nothing about it. */
public record AnyJson() implements TypeUse {
    @Override
    public boolean isAnything() {
        return true;
    }

    @Override
    public boolean allowsNull() {
        return true;
    }

    @Override
    public String word() {
        return "Json";
    }

    @Override
    public Set<JsonKind> kinds() {
        return EnumSet.allOf(JsonKind.class);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitAnyJson(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnyJson;
    }

    @Override
    public int hashCode() {
        return 1;
    }
}
