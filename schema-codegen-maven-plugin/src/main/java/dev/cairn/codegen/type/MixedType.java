package dev.cairn.codegen.type;

import dev.cairn.codegen.type.TypeUse.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of several types that JSON tells apart by their shape. */
public final class MixedType extends Declaration {

    private List<TypeUse> alternatives;
    private @Nullable Declaration same;
    private Documentation documentation = Documentation.NONE;

    MixedType(List<TypeUse> alternatives) {
        this.alternatives = List.copyOf(alternatives);
    }

    /** A type that contains itself, so that it is needed before its alternatives are known. */
    static MixedType unfinished() {
        return new MixedType(List.of());
    }

    boolean isFinished() {
        return !alternatives.isEmpty();
    }

    /** Makes this type stand for another one, which has been decided on since. */
    void becomes(Declaration other) {
        same = other;
    }

    @Override
    Declaration itself() {
        return same == null || same == this ? this : same.itself();
    }

    void complete(List<TypeUse> all) {
        alternatives = List.copyOf(all);
    }

    void document(Documentation documentation) {
        this.documentation = this.documentation.orElse(documentation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitMixed(this);
    }

    @Override
    public Documentation documentation() {
        return documentation;
    }

    public List<TypeUse> alternatives() {
        return alternatives;
    }

    /** Whether there are only scalars: then every place with the same kinds shares the type. */
    public boolean isScalar() {
        return alternatives.stream().allMatch(Scalar.class::isInstance);
    }
}
