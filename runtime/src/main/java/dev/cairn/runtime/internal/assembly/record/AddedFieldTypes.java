package dev.cairn.runtime.internal.assembly.record;

import dev.cairn.models.ValueTypeModel;
import dev.cairn.templates.ValueType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types that a value may get which a template adds, to a record for example. */
public final class AddedFieldTypes {

    private AddedFieldTypes() {}

    /**
     * The types that the reference compares a literal with; empty for any.
     *
     * @param wanted what the manifest says, or null
     */
    public static Set<ValueType> of(@Nullable ValueTypeModel wanted) {
        if (wanted == null) {
            return Set.of();
        }
        return switch (wanted) {
            case STRING -> Set.of(ValueType.STR);
            case NUMBER -> Set.of(ValueType.FLOAT);
            case INTEGER -> Set.of(ValueType.INT);
            case BOOLEAN -> Set.of(ValueType.BOOL);
        };
    }
}
