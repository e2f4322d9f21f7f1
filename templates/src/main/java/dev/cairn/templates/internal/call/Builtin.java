package dev.cairn.templates.internal.call;

import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PythonCallable;
import org.jspecify.annotations.Nullable;

/** A function written in Java. Immutable and thread-safe. */
public final class Builtin implements PythonCallable {

    /** What a function of bound arguments does. */
    @FunctionalInterface
    public interface Body {
        @Nullable
        Object call(Evaluation evaluation, Bound arguments);
    }

    /** What a function of any arguments does. */
    @FunctionalInterface
    public interface VariadicBody {
        @Nullable
        Object call(Evaluation evaluation, Args args);
    }

    private final String name;
    private final String repr;
    private final VariadicBody body;

    private Builtin(String name, String repr, VariadicBody body) {
        this.name = name;
        this.repr = repr;
        this.body = body;
    }

    public static Builtin of(String name, String parameters, Body body) {
        Signature signature = Signature.of(parameters);
        return new Builtin(
                name, functionRepr(name), (evaluation, args) -> body.call(evaluation, signature.bind(name, args)));
    }

    static Builtin variadic(String name, VariadicBody body) {
        return new Builtin(name, functionRepr(name), body);
    }

    /** A class, which makes values when it is called. */
    static Builtin ofClass(String qualifiedName, VariadicBody body) {
        return new Builtin("type", "<class '" + qualifiedName + "'>", body);
    }

    private static String functionRepr(String name) {
        return "<function " + name + ">";
    }

    @Override
    public @Nullable Object call(Evaluation evaluation, Args args) {
        return evaluation.paid(body.call(evaluation, args));
    }

    @Override
    public String typeName() {
        return "type".equals(name) ? name : "function";
    }

    @Override
    public String repr() {
        return repr;
    }
}
