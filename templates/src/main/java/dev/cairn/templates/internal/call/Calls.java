package dev.cairn.templates.internal.call;

import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonCallable;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Calls of values. Thread-safe. */
public final class Calls {

    private Calls() {}

    /**
     * {@code callee(args)}.
     *
     * @throws PythonException if the value cannot be called, or what the call raises
     */
    public static @Nullable Object call(Evaluation evaluation, @Nullable Object callee, Args args) {
        if (callee instanceof PythonCallable callable) {
            return callable.call(evaluation, args);
        }
        if (callee instanceof Undefined undefined) {
            throw undefined.failure();
        }
        throw PythonException.type("'" + PyType.nameOf(callee) + "' object is not callable");
    }
}
