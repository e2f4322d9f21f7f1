package dev.cairn.templates.internal.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions by name. Filled once, then only read. */
public final class FunctionTable {

    private final Map<String, Builtin> functions = new HashMap<>();

    public FunctionTable add(String name, String parameters, Builtin.Body body) {
        functions.put(name, Builtin.of(name, parameters, body));
        return this;
    }

    public FunctionTable variadic(String name, Builtin.VariadicBody body) {
        functions.put(name, Builtin.variadic(name, body));
        return this;
    }

    public FunctionTable ofClass(String name, String qualifiedName, Builtin.VariadicBody body) {
        functions.put(name, Builtin.ofClass(qualifiedName, body));
        return this;
    }

    public FunctionTable alias(String alias, String name) {
        functions.put(alias, Objects.requireNonNull(functions.get(name)));
        return this;
    }

    /** All names, sorted. */
    public List<String> names() {
        return functions.keySet().stream().sorted().toList();
    }

    @Nullable
    public Builtin get(String name) {
        return functions.get(name);
    }
}
