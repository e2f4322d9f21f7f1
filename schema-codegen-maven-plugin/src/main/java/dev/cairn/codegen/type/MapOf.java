package dev.cairn.codegen.type;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map from text.
 *
 * @param value the type of its values
 * @param names what the values have to be by their names; null where it is the same for all
 */
public record MapOf(TypeUse value, @Nullable ByName names) implements TypeUse {

    /** A map in which all names are the same. */
    public MapOf(TypeUse value) {
        this(value, null);
    }

    @Override
    public MapOf map() {
        return this;
    }

    @Override
    public String word() {
        return value.isAnything() ? "JsonObject" : value.word() + "Map";
    }

    @Override
    public Set<JsonKind> kinds() {
        return EnumSet.of(JsonKind.OBJECT);
    }

    @Override
    public boolean isNamed() {
        return value.isNamed();
    }

    @Override
    public boolean holdsObjects() {
        return value.holdsObjects();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitMap(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MapOf that && that.value.equals(value) && Objects.equals(that.names, names);
    }

    @Override
    public int hashCode() {
        return 31 * value.hashCode() + 79;
    }

    /**
     * What the values of a map have to be.
     *
     * @param patterns the types of the values whose names match a pattern, in the schema's order
     * @param rest the type of all others
     */
    public record ByName(Map<String, TypeUse> patterns, TypeUse rest) {

        public ByName {
            patterns = Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
        }
    }
}
