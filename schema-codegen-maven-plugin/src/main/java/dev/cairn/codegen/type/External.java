package dev.cairn.codegen.type;

import java.util.EnumSet;
import java.util.Set;

/**
 * A class that exists already. It has a static {@code fromJson} that takes a plain value, and a {@code toJson}.
 *
 * @param className its qualified name
 */
public record External(String className) implements TypeUse {

    @Override
    public String word() {
        return simpleName();
    }

    @Override
    public Set<JsonKind> kinds() {
        return EnumSet.allOf(JsonKind.class);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitExternal(this);
    }

    @Override
    public boolean isChecked() {
        return false;
    }

    /** The name without its package. */
    public String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
