package dev.cairn.templates.internal.call;

import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonCallable;
import org.jspecify.annotations.Nullable;

/**
 * A method and the value it belongs to.
 *
 * @param self the value
 * @param method the method
 */
public record BoundMethod(Object self, Method method) implements PythonCallable {

    @Override
    public @Nullable Object call(Evaluation evaluation, Args args) {
        return method.call(evaluation, self, args);
    }

    @Override
    public String typeName() {
        return "builtin_function_or_method";
    }

    @Override
    public String repr() {
        return "<built-in method " + method.name() + " of " + PyType.nameOf(self) + " object>";
    }
}
