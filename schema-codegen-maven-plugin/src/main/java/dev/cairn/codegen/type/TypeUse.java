package dev.cairn.codegen.type;

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
     */
    record ListOf(TypeUse element, boolean singleAccepted) implements TypeUse {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitList(this);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof ListOf that
                    && that.element.equals(element)
                    && that.singleAccepted == singleAccepted;
        }

        @Override
        public int hashCode() {
            return 31 * element.hashCode() + 11;
        }
    }

    /** A map from text. */
    record MapOf(TypeUse value) implements TypeUse {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitMap(this);
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof MapOf that && that.value.equals(value);
        }

        @Override
        public int hashCode() {
            return 31 * value.hashCode() + 79;
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
