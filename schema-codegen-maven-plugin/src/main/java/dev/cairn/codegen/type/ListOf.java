package dev.cairn.codegen.type;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list.
 *
 * @param element the type of its elements
 * @param singleAccepted whether a value that is no list is read as a list of one
 * @param places what the elements have to be by their places; null where it is the same everywhere
 */
public record ListOf(
        TypeUse element, boolean singleAccepted, @Nullable Places places) implements TypeUse {

    /** A list in which every place is the same. */
    public ListOf(TypeUse element) {
        this(element, false, null);
    }

    @Override
    public ListOf list() {
        return this;
    }

    @Override
    public String word() {
        return element.word() + "List";
    }

    @Override
    public Set<JsonKind> kinds() {
        Set<JsonKind> kinds = EnumSet.of(JsonKind.ARRAY);
        if (singleAccepted) {
            kinds.addAll(element.kinds());
        }
        return kinds;
    }

    @Override
    public boolean isNamed() {
        return element.isNamed();
    }

    @Override
    public boolean holdsObjects() {
        return element.holdsObjects();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitList(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListOf that
                && that.element.equals(element)
                && that.singleAccepted == singleAccepted
                && Objects.equals(that.places, places);
    }

    @Override
    public int hashCode() {
        return 31 * element.hashCode() + 11;
    }

    /**
     * What the elements of a list have to be.
     *
     * @param first the types of the first ones
     * @param rest the type of those that follow
     */
    public record Places(List<TypeUse> first, TypeUse rest) {}
}
