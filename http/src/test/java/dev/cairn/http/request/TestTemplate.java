package dev.cairn.http.request;

import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A template that is a function, so that these tests need no template engine. */
public final class TestTemplate implements Template {

    private final Set<String> variables;
    private final Function<Scope, @Nullable Object> function;

    private TestTemplate(Set<String> variables, Function<Scope, @Nullable Object> function) {
        this.variables = variables;
        this.function = function;
    }

    public static Template of(Function<Scope, @Nullable Object> function) {
        return reading(Set.of(), function);
    }

    /** A template that says what it reads. */
    public static Template reading(Set<String> variables, Function<Scope, @Nullable Object> function) {
        return new TestTemplate(variables, function);
    }

    public static Template constant(@Nullable Object value) {
        return of(scope -> value);
    }

    /** No variable is defined. */
    public static Scope emptyScope() {
        return name -> Scope.UNDEFINED;
    }

    @Override
    public String source() {
        return "{{ test }}";
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    @Override
    public Set<String> variables() {
        return variables;
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return function.apply(scope);
    }

    @Override
    public @Nullable String evaluateToString(Scope scope) {
        Object value = evaluate(scope);
        return value == null ? null : PythonText.str(value);
    }

    @Override
    public boolean evaluateToBoolean(Scope scope) {
        return PythonTruth.isTrue(evaluate(scope));
    }
}
