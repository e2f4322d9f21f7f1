package dev.cairn.codegen.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The type of a value, where it is used.
 *
 * <p>Equality is written out where planning needs it: linking the equality of a record takes a cold JVM longer than all
 * comparisons of a run.
 */
public sealed interface TypeUse {

    /** Calls the visitor's method for this kind of type, and returns what it returns. */
    <R> R accept(Visitor<R> visitor);

    /** What to do with each kind of type. */
    interface Visitor<R> {

        R visitScalar(Scalar scalar);

        R visitAnyJson(AnyJson any);

        R visitList(ListOf list);

        R visitMap(MapOf map);

        R visitFormatted(Formatted formatted);

        R visitExternal(External external);

        R visitNullable(Nullable nullable);

        R visitDeclared(Declared declared);
    }

    /** A string, a boolean or a number. */
    record Scalar(ScalarKind kind) implements TypeUse {
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
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitExternal(this);
        }

        /** The name without its package. */
        public String simpleName() {
            return className.substring(className.lastIndexOf('.') + 1);
        }
    }

    /** An element of a list or a value of a map that may be null. */
    record Nullable(TypeUse type) implements TypeUse {
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

    /** The word for this type in names that are put together: {@code String}, {@code RequestOptionList}. */
    default String word() {
        if (this instanceof Scalar scalar) {
            return scalar.kind().word();
        }
        if (this instanceof ListOf list) {
            return list.element().word() + "List";
        }
        if (this instanceof MapOf map) {
            return map.value() instanceof AnyJson ? "JsonObject" : map.value().word() + "Map";
        }
        if (this instanceof Formatted formatted) {
            return formatted.format().word();
        }
        if (this instanceof External external) {
            return external.simpleName();
        }
        if (this instanceof Nullable nullable) {
            return "Nullable" + nullable.type().word();
        }
        return this instanceof Declared declared ? declared.declaration().name() : "Json";
    }
}
