package dev.cairn.runtime.template.evaluation;

import org.jspecify.annotations.Nullable;

/** A compiled expression. Immutable and thread-safe. */
@FunctionalInterface
interface Code {

    /**
     * Computes the value.
     *
     * @throws dev.cairn.runtime.template.value.PythonException what it raises
     */
    @Nullable
    Object value(Frame frame);
}
