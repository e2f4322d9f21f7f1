package dev.cairn.codegen.type;

import dev.cairn.codegen.shared.SharedType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a value, where it is used.
 *
 * <p>Equality is written out where planning needs it: linking the equality of a record takes a cold JVM longer than all
 * comparisons of a run.
 */
public sealed interface TypeUse
        permits Scalar, AnyJson, Imported, ListOf, MapOf, Formatted, External, OrNull, Declared {

    /** Calls the visitor's method for this kind of type, and returns what it returns. */
    <R> R accept(Visitor<R> visitor);

    /** The word for this type in names that are put together: {@code String}, {@code RequestOptionList}. */
    String word();

    /** The kinds of JSON that values of this type can be. */
    Set<JsonKind> kinds();

    /** Whether the types in this one have their names, so that it has a word. */
    default boolean isNamed() {
        return true;
    }

    /** Whether values of this type are or hold objects or choices, which have rules of their own. */
    default boolean holdsObjects() {
        return false;
    }

    /** Whether values can be anything, null too. */
    default boolean isAnything() {
        return false;
    }

    /** Whether what a schema asks of a value beyond its type is checked by the code that we generate. */
    default boolean isChecked() {
        return true;
    }

    /** Whether null is a value, where this type is that of an element or of a map's value. */
    default boolean allowsNull() {
        return false;
    }

    /** This type without null. */
    default TypeUse notNull() {
        return this;
    }

    /** The kind of scalars that this is; null if it is none. */
    default @Nullable ScalarKind scalar() {
        return null;
    }

    /** This type as a list; null if it is none. */
    default @Nullable ListOf list() {
        return null;
    }

    /** This type as a map; null if it is none. */
    default @Nullable MapOf map() {
        return null;
    }

    /** The type of our own that this is; null if it is none. */
    default @Nullable Declaration declaration() {
        return null;
    }

    /** The records that values can be, if this is a record or a union of records; none otherwise. */
    default List<RecordType> records() {
        return List.of();
    }

    /** Whether values are objects that check by themselves what their schema asks of them. */
    default boolean checksItself() {
        return !records().isEmpty();
    }

    /** The type of another package that this is; null if it is none. */
    default @Nullable SharedType imported() {
        return null;
    }

    /** The types that JSON tells apart by their shape, if this is one of several; none otherwise. */
    default List<TypeUse> alternatives() {
        return List.of();
    }

    /** What to do with each kind of type. */
    interface Visitor<R> {

        R visitScalar(Scalar scalar);

        R visitAnyJson(AnyJson any);

        R visitList(ListOf list);

        R visitMap(MapOf map);

        R visitFormatted(Formatted formatted);

        R visitExternal(External external);

        R visitImported(Imported imported);

        R visitOrNull(OrNull orNull);

        R visitDeclared(Declared declared);
    }
}
