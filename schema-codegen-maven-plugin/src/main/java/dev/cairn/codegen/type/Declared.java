package dev.cairn.codegen.type;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type of our own. */
public record Declared(Declaration declaration) implements TypeUse {

    @Override
    public List<RecordType> records() {
        return declaration().records();
    }

    @Override
    public List<TypeUse> alternatives() {
        return declaration().alternatives();
    }

    @Override
    public String word() {
        return declaration().name();
    }

    @Override
    public Set<JsonKind> kinds() {
        return declaration().kinds();
    }

    @Override
    public boolean isNamed() {
        return declaration().isNamed();
    }

    @Override
    public boolean holdsObjects() {
        return declaration().holdsObjects();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitDeclared(this);
    }

    /** The type itself, even if it was needed before it was known to be the same as another one. */
    @Override
    public Declaration declaration() {
        return declaration.itself();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Declared that && that.declaration.equals(declaration);
    }

    @Override
    public int hashCode() {
        return 31 * declaration.hashCode() + 12;
    }
}
