package dev.cairn.codegen.compare;

import dev.cairn.codegen.java.TypeWords;
import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.Checks;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.TypeUse;
import org.jspecify.annotations.Nullable;

/**
 * What a value can be.
 *
 * @param type its type
 * @param checks what it is checked for besides
 */
record ComparedValue(TypeUse type, Checks checks) {

    ComparedValue {
        type = type.notNull();
    }

    /** The same of another type. */
    ComparedValue as(TypeUse other) {
        return new ComparedValue(other, checks);
    }

    /** What the elements are, if it is a list of a type. */
    ComparedValue element(TypeUse type) {
        return new ComparedValue(type, orNone(checks.elements()));
    }

    /** What the values are, if it is a map to a type. */
    ComparedValue inMap(TypeUse type) {
        return new ComparedValue(type, orNone(checks.values()));
    }

    Bounds bounds() {
        return checks.own();
    }

    /** Words for the type: the only value of a property that is no component, or what Java calls it. */
    String words() {
        Declaration declaration = type.declaration();
        return declaration instanceof EnumType one && !one.isNamed()
                ? "only " + PlainJson.write(one.values().get(0).wire())
                : TypeWords.PLAIN.of(type);
    }

    private static Checks orNone(@Nullable Checks checks) {
        return checks == null ? Checks.NONE : checks;
    }
}
