package dev.cairn.it.api;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes types as source has them, with nullness, and notes which classes they name. Confined to one thread. */
final class TypeText {

    private final Set<Class<?>> named;

    /** @param named takes the classes that are named */
    TypeText(Set<Class<?>> named) {
        this.named = named;
    }

    /** A class by its name; those of {@code java.lang} and {@code java.util} without the package. */
    String of(Class<?> type) {
        if (type.isArray()) {
            return of(type.getComponentType()) + "[]";
        }
        named.add(type);
        return type.getCanonicalName().replaceFirst("^java\\.(lang|util)\\.(?=[A-Z])", "");
    }

    String of(AnnotatedType type) {
        String nullness = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedArrayType array) {
            return of(array.getAnnotatedGenericComponentType()) + (nullness.isEmpty() ? "" : " @Nullable ") + "[]";
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            Class<?> raw = (Class<?>) ((ParameterizedType) parameterized.getType()).getRawType();
            return nullness + of(raw) + "<" + list(Arrays.stream(parameterized.getAnnotatedActualTypeArguments()))
                    + ">";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
            return lower.length > 0
                    ? nullness + "? super " + of(lower[0])
                    : nullness + "?" + extending(wildcard.getAnnotatedUpperBounds());
        }
        Type plain = type.getType();
        return nullness + (plain instanceof Class<?> named ? of(named) : plain.getTypeName());
    }

    String list(Stream<? extends AnnotatedType> types) {
        return types.map(this::of).collect(Collectors.joining(", "));
    }

    /** Type parameters with their bounds, and a space after them; empty where there are none. */
    String parameters(TypeVariable<?>[] parameters) {
        return parameters.length == 0
                ? ""
                : Arrays.stream(parameters)
                        .map(parameter -> parameter.getName() + extending(parameter.getAnnotatedBounds()))
                        .collect(Collectors.joining(", ", "<", "> "));
    }

    private String extending(AnnotatedType[] bounds) {
        String text = Arrays.stream(bounds).map(this::of).collect(Collectors.joining(" & "));
        return text.isEmpty() || text.equals("Object") ? "" : " extends " + text;
    }
}
