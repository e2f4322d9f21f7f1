package dev.cairn.templates.internal.evaluation;

/** What a local variable holds when its scope is entered. */
sealed interface Load {

    /** The variable of that name that the template was given. */
    record Resolve(String name) implements Load {}

    /** What a variable of an outer scope holds at that moment. */
    record Alias(Slot slot) implements Load {}

    /** Nothing. */
    record Nothing() implements Load {}

    /** What is assigned by other means, as a parameter or a loop's target is. */
    record Parameter() implements Load {}
}
