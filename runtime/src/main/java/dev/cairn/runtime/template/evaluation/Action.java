package dev.cairn.runtime.template.evaluation;

/** A compiled statement. Immutable and thread-safe. */
@FunctionalInterface
interface Action {

    /**
     * Does what the statement says.
     *
     * @throws dev.cairn.runtime.template.value.PythonException what it raises
     */
    void run(Frame frame, Output output);
}
