package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.PythonException;

/** A compiled statement. Immutable and thread-safe. */
@FunctionalInterface
interface Action {

    /**
     * Does what the statement says.
     *
     * @throws PythonException what it raises
     */
    void run(StackFrame frame, Output output);
}
