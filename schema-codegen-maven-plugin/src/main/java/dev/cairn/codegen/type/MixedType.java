package dev.cairn.codegen.type;

import dev.cairn.codegen.type.TypeUse.Scalar;
import java.util.List;

/** One of several types that JSON tells apart by their shape. */
public final class MixedType extends Declaration {

    private final List<TypeUse> alternatives;
    private Documentation documentation = Documentation.NONE;

    MixedType(List<TypeUse> alternatives) {
        this.alternatives = List.copyOf(alternatives);
    }

    void document(Documentation documentation) {
        this.documentation = this.documentation.orElse(documentation);
    }

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
