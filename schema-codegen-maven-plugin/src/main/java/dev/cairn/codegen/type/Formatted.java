package dev.cairn.codegen.type;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text or a number that is read as a class of the JDK. */
public record Formatted(JavaFormat format) implements TypeUse {
    @Override
    public String word() {
        return format.word();
    }

    @Override
    public Set<JsonKind> kinds() {
        return EnumSet.of(format.numeric() ? JsonKind.NUMBER : JsonKind.STRING);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitFormatted(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Formatted that && that.format == format;
    }

    @Override
    public int hashCode() {
        return 31 * format.hashCode() + 53;
    }
}
