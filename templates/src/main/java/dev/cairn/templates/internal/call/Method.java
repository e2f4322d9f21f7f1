package dev.cairn.templates.internal.call;

import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import org.jspecify.annotations.Nullable;

/** A method of one of Python's types. Immutable and thread-safe. */
public final class Method {

    /** What a method does. */
    @FunctionalInterface
    public interface Body<T> {
        @Nullable
        Object call(Evaluation evaluation, T self, Bound arguments);
    }

    /** What a method of any arguments does. */
    @FunctionalInterface
    public interface VariadicBody<T> {
        @Nullable
        Object call(Evaluation evaluation, T self, Args args);
    }

    private final String name;
    private final boolean mutates;
    private final VariadicBody<Object> body;

    private Method(String name, boolean mutates, VariadicBody<Object> body) {
        this.name = name;
        this.mutates = mutates;
        this.body = body;
    }

    @SuppressWarnings("unchecked")
    static <T> Method of(String name, String parameters, boolean mutates, Body<T> body) {
        Signature signature = Signature.of(parameters);
        return new Method(
                name, mutates, (evaluation, self, args) -> body.call(evaluation, (T) self, signature.bind(name, args)));
    }

    @SuppressWarnings("unchecked")
    static <T> Method variadic(String name, boolean mutates, VariadicBody<T> body) {
        return new Method(name, mutates, (evaluation, self, args) -> body.call(evaluation, (T) self, args));
    }

    String name() {
        return name;
    }

    /** Whether the method changes the value it belongs to. */
    public boolean mutates() {
        return mutates;
    }

    /**
     * Calls the method.
     *
     * @param self a value of the type it belongs to
     */
    public @Nullable Object call(Evaluation evaluation, Object self, Args args) {
        evaluation.paid(self);
        return evaluation.paid(body.call(evaluation, self, args));
    }
}
