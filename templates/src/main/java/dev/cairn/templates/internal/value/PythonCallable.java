package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.PythonObject;
import org.jspecify.annotations.Nullable;

/** A value that can be called. */
public interface PythonCallable extends PythonObject {

    /**
     * Calls it.
     *
     * @throws PythonException what it raises
     */
    @Nullable
    Object call(Evaluation evaluation, Args args);
}
