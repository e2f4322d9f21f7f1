package dev.cairn.templates.internal.call;

import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PythonCallable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A function of an object of the template's.
 *
 * @param name its name
 * @param body what it does
 */
public record Callback(String name, Function<Args, @Nullable Object> body) implements PythonCallable {

    @Override
    public @Nullable Object call(Evaluation evaluation, Args args) {
        return body.apply(args);
    }

    @Override
    public String typeName() {
        return "method";
    }

    @Override
    public String repr() {
        return "<bound method " + name + ">";
    }
}
