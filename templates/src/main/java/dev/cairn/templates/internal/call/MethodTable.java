package dev.cairn.templates.internal.call;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods and attributes of one type, by name. Filled once, then only read. */
public final class MethodTable<T> {

    /** What an attribute gives. */
    @FunctionalInterface
    public interface Getter<T> {
        @Nullable
        Object get(T self);
    }

    private final Map<String, Method> methods = new HashMap<>();
    private final Map<String, Getter<T>> attributes = new HashMap<>();

    public MethodTable<T> method(String name, String parameters, Method.Body<T> body) {
        methods.put(name, Method.of(name, parameters, false, body));
        return this;
    }

    public MethodTable<T> mutator(String name, String parameters, Method.Body<T> body) {
        methods.put(name, Method.of(name, parameters, true, body));
        return this;
    }

    public MethodTable<T> variadic(String name, Method.VariadicBody<T> body) {
        methods.put(name, Method.variadic(name, false, body));
        return this;
    }

    public MethodTable<T> variadicMutator(String name, Method.VariadicBody<T> body) {
        methods.put(name, Method.variadic(name, true, body));
        return this;
    }

    public MethodTable<T> attribute(String name, Getter<T> getter) {
        attributes.put(name, getter);
        return this;
    }

    @Nullable
    public Method method(String name) {
        return methods.get(name);
    }

    @Nullable
    public Getter<T> attribute(String name) {
        return attributes.get(name);
    }

    public Map<String, Method> methods() {
        return methods;
    }
}
