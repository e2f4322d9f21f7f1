package dev.cairn.template.internal.evaluation;

import dev.cairn.template.internal.value.PythonException;
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
