package dev.cairn.template.internal.call;

import dev.cairn.template.internal.value.Args;
import dev.cairn.template.internal.value.Evaluation;
import dev.cairn.template.internal.value.PyType;
import dev.cairn.template.internal.value.PythonCallable;
import dev.cairn.template.internal.value.PythonException;
import dev.cairn.template.internal.value.Undefined;
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
