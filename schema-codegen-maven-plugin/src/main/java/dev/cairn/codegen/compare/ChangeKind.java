package dev.cairn.codegen.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was changed. */
public enum ChangeKind {
    /** What a value can be. */
    TYPE,
    /** Whether null is a value. */
    NULL,
    /** A value of an enum. */
    VALUE,
    /** A bound or a pattern. */
    BOUND,
    /** Whether a property has to be there. */
    REQUIRED,
    /** A property that one of the schemas does not describe. */
    PROPERTY,
    /** Whether an object may have properties that its schema does not describe, and what they are. */
    OPEN,
    /** An alternative of a choice. */
    ALTERNATIVE,
    /** How an alternative is chosen. */
    CHOICE,
    /** A class of the models. */
    CLASS,
    /** What a class extends or implements. */
    SUPERTYPE,
    /** A constant of an enum, or a field. */
    CONSTANT,
    /** A method, other than the accessor of a component. */
    METHOD,
    /** The accessor of a component. */
    ACCESSOR,
    /** The components of a record: its constructor, and patterns that take it apart. */
    CONSTRUCTOR,
    /** Whether a value is annotated as nullable, which only Kotlin and checkers of nulls look at. */
    NULLNESS;

    /** The word for it in options and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word, whatever its case. */
    public static Optional<ChangeKind> of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
