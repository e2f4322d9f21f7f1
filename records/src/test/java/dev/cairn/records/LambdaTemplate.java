package dev.cairn.records;

import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A template for tests that is a function. */
public final class LambdaTemplate implements Template {

    private final @Nullable String constant;
    private final Function<Scope, @Nullable Object> function;

    private LambdaTemplate(@Nullable String constant, Function<Scope, @Nullable Object> function) {
        this.constant = constant;
        this.function = function;
    }

    public static Template of(Function<Scope, @Nullable Object> function) {
        return new LambdaTemplate(null, function);
    }

    public static Template constant(String text) {
        return new LambdaTemplate(text, scope -> text);
    }

    @Override
    public String source() {
        return constant == null ? "{{ a lambda }}" : constant;
    }

    @Override
    public boolean isConstant() {
        return constant != null;
    }

    @Override
    public Set<String> variables() {
        return Set.of();
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return function.apply(scope);
    }

    @Override
    public @Nullable String evaluateToString(Scope scope) {
        Object value = function.apply(scope);
        return value == null ? null : value.toString();
    }

    @Override
    public boolean evaluateToBoolean(Scope scope) {
        return Boolean.TRUE.equals(function.apply(scope));
    }
}
