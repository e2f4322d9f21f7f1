package dev.cairn.codegen.type;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A string, a boolean or a number. */
public record Scalar(ScalarKind kind) implements TypeUse {
    @Override
    public ScalarKind scalar() {
        return kind;
    }

    @Override
    public String word() {
        return kind.word();
    }

    @Override
    public Set<JsonKind> kinds() {
        return kind.kinds();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitScalar(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scalar that && that.kind == kind;
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + 16;
    }
}
