package dev.cairn.runtime.template.evaluation;

import dev.cairn.runtime.template.value.PythonException;

/** A compiled statement. Immutable and thread-safe. */
@FunctionalInterface
interface Action {

    /**
     * Does what the statement says.
     *
     * @throws PythonException what it raises
     */
    void run(Frame frame, Output output);
}
