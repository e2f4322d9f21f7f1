package dev.cairn.template;

import org.jspecify.annotations.Nullable;

/** The variables that a template sees. */
@FunctionalInterface
public interface Scope {

    /** What {@link #lookUp} answers for a name that is not defined; null is a defined variable with the value None. */
    Object UNDEFINED = new Object();

    /** The value of a variable as a plain JSON value, or {@link #UNDEFINED}. */
    @Nullable
    Object lookUp(String name);
}
