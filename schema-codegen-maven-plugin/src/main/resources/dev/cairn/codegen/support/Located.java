package dev.cairn.codegen.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A value of a property with its location.
 *
 * @param <L> the class of locations
 * @param at where the property is, or would be if it is absent
 */
public record Located<T extends @Nullable Object, L>(T value, L at) {

    /** Returns the result of a function of the value and its location. */
    public <R> R map(BiFunction<? super T, ? super L, ? extends R> function) {
        return function.apply(value, at);
    }

    /**
     * Returns the result of a function of the value and its location.
     *
     * @param other the result if the value is null
     */
    public <R> R mapOr(R other, BiFunction<? super T, ? super L, ? extends R> function) {
        return value == null ? other : function.apply(value, at);
    }

    /** Returns the result of a function of the value and its location, or null if the value is null. */
    public <R> @Nullable R mapOrNull(BiFunction<? super T, ? super L, ? extends R> function) {
        return value == null ? null : function.apply(value, at);
    }

    /**
     * The location of a model or of a property, implemented by the reader of a document.
     *
     * @param <S> the class of texts with their locations
     * @param <L> the class of locations, which implements this interface
     */
    public interface Location<S, L extends Location<S, L>> {

        /** Returns the location of a property or of a list's element, whose name is its index. */
        L field(String name);

        /**
         * Returns the text of a property with its location.
         *
         * @param name of the property in this location
         * @param value null if it is absent
         */
        S text(String name, @Nullable String value);
    }

    /** A list with its location. */
    public record Items<T extends @Nullable Object, L extends Location<?, L>>(List<T> value, L at) {

        /** Returns a result for each element and its location, in order. */
        public <R> List<R> each(BiFunction<? super T, ? super L, ? extends R> function) {
            List<R> results = new ArrayList<>(value.size());
            for (T element : value) {
                results.add(function.apply(element, at.field(Integer.toString(results.size()))));
            }
            return results;
        }

        /** Returns each element with its location, in order. */
        public List<Located<T, L>> elements() {
            return each(Located::new);
        }
    }
}
