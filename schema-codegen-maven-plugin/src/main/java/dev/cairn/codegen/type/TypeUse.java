package dev.cairn.codegen.type;

import dev.cairn.codegen.shared.SharedType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The type of a value, where it is used.
 *
 * <p>Equality is written out where planning needs it: linking the equality of a record takes a cold JVM longer than all
 * comparisons of a run.
 */
public sealed interface TypeUse {

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
    default @org.jspecify.annotations.Nullable ScalarKind scalar() {
        return null;
    }

    /** This type as a list; null if it is none. */
    default @org.jspecify.annotations.Nullable ListOf list() {
        return null;
    }

    /** This type as a map; null if it is none. */
    default @org.jspecify.annotations.Nullable MapOf map() {
        return null;
    }

    /** The type of our own that this is; null if it is none. */
    default @org.jspecify.annotations.Nullable Declaration declaration() {
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
    default @org.jspecify.annotations.Nullable SharedType imported() {
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

        R visitNullable(Nullable nullable);

        R visitDeclared(Declared declared);
    }

    /** A string, a boolean or a number. */
    record Scalar(ScalarKind kind) implements TypeUse {
        @Override
        public ScalarKind scalar() {
            return kind;
        }

        @Override
        public String word() {
            return kind.word();
        }

        @Override
        public Set<JsonKind> kinds() {
            return kind.kinds();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitScalar(this);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Scalar that && that.kind == kind;
        }

        @Override
        public int hashCode() {
            return 31 * kind.hashCode() + 16;
        }
    }

    /** Any JSON value: the schema says nothing about it. */
    record AnyJson() implements TypeUse {
        @Override
        public boolean isAnything() {
            return true;
        }

        @Override
        public boolean allowsNull() {
            return true;
        }

        @Override
        public String word() {
            return "Json";
        }

        @Override
        public Set<JsonKind> kinds() {
            return EnumSet.allOf(JsonKind.class);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAnyJson(this);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof AnyJson;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /**
     * A list.
     *
     * @param element the type of its elements
     * @param singleAccepted whether a value that is no list is read as a list of one
     * @param places what the elements have to be by their places; null where it is the same everywhere
     */
    record ListOf(
            TypeUse element,
            boolean singleAccepted,
            @org.jspecify.annotations.Nullable Places places) implements TypeUse {

        /** A list in which every place is the same. */
        ListOf(TypeUse element) {
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
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof ListOf that
                    && that.element.equals(element)
                    && that.singleAccepted == singleAccepted
                    && Objects.equals(that.places, places);
        }

        @Override
        public int hashCode() {
            return 31 * element.hashCode() + 11;
        }
    }

    /**
     * What the elements of a list have to be.
     *
     * @param first the types of the first ones
     * @param rest the type of those that follow
     */
    record Places(List<TypeUse> first, TypeUse rest) {}

    /**
     * A map from text.
     *
     * @param value the type of its values
     * @param names what the values have to be by their names; null where it is the same for all
     */
    record MapOf(
            TypeUse value,
            @org.jspecify.annotations.Nullable ByName names) implements TypeUse {

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
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof MapOf that && that.value.equals(value) && Objects.equals(that.names, names);
        }

        @Override
        public int hashCode() {
            return 31 * value.hashCode() + 79;
        }
    }

    /**
     * What the values of a map have to be.
     *
     * @param patterns the types of the values whose names match a pattern, in the schema's order
     * @param rest the type of all others
     */
    record ByName(Map<String, TypeUse> patterns, TypeUse rest) {

        public ByName {
            patterns = Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
        }
    }

    /** A text or a number that is read as a class of the JDK. */
    record Formatted(JavaFormat format) implements TypeUse {
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
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Formatted that && that.format == format;
        }

        @Override
        public int hashCode() {
            return 31 * format.hashCode() + 53;
        }
    }

    /**
     * A class that exists already. It has a static {@code fromJson} that takes a plain value, and a {@code toJson}.
     *
     * @param className its qualified name
     */
    record External(String className) implements TypeUse {

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

    /** A type that was generated before, in another package. */
    record Imported(SharedType type) implements TypeUse {

        @Override
        public SharedType imported() {
            return type;
        }

        @Override
        public String word() {
            return type.name().substring(type.name().lastIndexOf('.') + 1);
        }

        @Override
        public Set<JsonKind> kinds() {
            Set<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
            type.kinds().forEach(kind -> kinds.add(JsonKind.valueOf(kind)));
            return kinds;
        }

        @Override
        public boolean holdsObjects() {
            return !type.constants();
        }

        @Override
        public boolean checksItself() {
            return !type.shapes().isEmpty();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitImported(this);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Imported that && that.type.className().equals(type.className());
        }

        @Override
        public int hashCode() {
            return 31 * type.className().hashCode() + 23;
        }
    }

    /** An element of a list or a value of a map that may be null. */
    record Nullable(TypeUse type) implements TypeUse {
        @Override
        public boolean allowsNull() {
            return true;
        }

        @Override
        public TypeUse notNull() {
            return type;
        }

        @Override
        public String word() {
            return "Nullable" + type.word();
        }

        @Override
        public Set<JsonKind> kinds() {
            return type.kinds();
        }

        @Override
        public boolean isNamed() {
            return type.isNamed();
        }

        @Override
        public boolean holdsObjects() {
            return type.holdsObjects();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNullable(this);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Nullable that && that.type.equals(type);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + 39;
        }
    }

    /** A type of our own. */
    record Declared(Declaration declaration) implements TypeUse {

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
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Declared that && that.declaration.equals(declaration);
        }

        @Override
        public int hashCode() {
            return 31 * declaration.hashCode() + 12;
        }
    }
}
