package dev.cairn.runtime.template.builtin;

import dev.cairn.runtime.template.value.Args;
import dev.cairn.runtime.template.value.Evaluation;
import dev.cairn.runtime.template.value.PyType;
import dev.cairn.runtime.template.value.PythonCallable;
import org.jspecify.annotations.Nullable;

/**
 * A method and the value it belongs to.
 *
 * @param self the value
 * @param method the method
 */
record BoundMethod(Object self, Method method) implements PythonCallable {

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
