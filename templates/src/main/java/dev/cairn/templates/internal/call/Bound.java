package dev.cairn.templates.internal.call;

import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Truth;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Arguments by the index of their parameter. */
public final class Bound {

    /** Stands for an argument that was not given. */
    static final Object ABSENT = new Object();

    private final @Nullable Object[] values;

    Bound(@Nullable Object[] values) {
        this.values = values;
    }

    @Nullable
    public Object get(int index) {
        return values[index];
    }

    public boolean has(int index) {
        return values[index] != ABSENT;
    }

    /** The argument, or null where it was not given. */
    @Nullable
    public Object orNull(int index) {
        return has(index) ? values[index] : null;
    }

    @Nullable
    public Object or(int index, @Nullable Object otherwise) {
        return has(index) ? values[index] : otherwise;
    }

    public boolean isTrue(int index, boolean otherwise) {
        return has(index) ? Truth.of(values[index]) : otherwise;
    }

    /** A flag as functions in C take it: only what is an integer. */
    public boolean flag(int index) {
        return has(index) && !Numbers.big(requireInteger(values[index])).equals(BigInteger.ZERO);
    }

    private static @Nullable Object requireInteger(@Nullable Object value) {
        int index = Numbers.toIndex(value);
        if (!Numbers.big(value).equals(BigInteger.valueOf(index))) {
            throw PythonException.overflow("Python int too large to convert to C int");
        }
        return value;
    }

    /** The argument as an index or a count. */
    public int integer(int index, int otherwise) {
        return has(index) ? Numbers.toIndex(values[index]) : otherwise;
    }
}
