package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.PythonException;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Immutable and thread-safe. */
@FunctionalInterface
interface Code {

    /**
     * Computes the value.
     *
     * @throws PythonException what it raises
     */
    @Nullable
    Object value(StackFrame frame);
}
