package dev.cairn.codegen.source;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of source: a format and what is put into it. In the format,
 *
 * <ul>
 *   <li>{@code $L} is code, or a text as it is,
 *   <li>{@code $S} a string literal,
 *   <li>{@code $T} a type, imported where that's possible,
 *   <li>{@code $W} a space, or a new line if the line would get too long,
 *   <li>{@code $>} and {@code $<} indent what follows more or less,
 *   <li>{@code $[} and {@code $]} stand around a statement, whose further lines are indented twice.
 * </ul>
 *
 * <p>{@code $2L} takes the second argument, wherever it stands. Immutable; pieces are equal if their formats and arguments are.
 */
public final class Code {

    static final Code EMPTY = new Code("", new Object[0]);

    private final String format;
    private final Object[] arguments;

    private Code(String format, Object[] arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    public static Code of(String format, Object... arguments) {
        Object[] copy = new Object[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            Object argument = arguments[index];
            copy[index] = argument instanceof Class<?> type ? ClassName.get(type) : argument;
        }
        return new Code(format, copy);
    }

    /** Text that has been written already: it is taken as it is. */
    public static Code text(String text) {
        return new Code("$L", new Object[] {text});
    }

    public static Code empty() {
        return EMPTY;
    }

    /** Pieces one after the other, with something between them. */
    public static Code join(List<Code> pieces, String separator) {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        StringBuilder format = new StringBuilder();
        for (int index = 0; index < pieces.size(); index++) {
            format.append(index == 0 ? "" : separator).append("$L");
        }
        return new Code(format.toString(), pieces.toArray());
    }

    public boolean isEmpty() {
        return format.isEmpty();
    }

    String format() {
        return format;
    }

    Object argument(int index) {
        return arguments[index];
    }

    int arguments() {
        return arguments.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Code code && format.equals(code.format) && sameArguments(code);
    }

    private boolean sameArguments(Code other) {
        if (arguments.length != other.arguments.length) {
            return false;
        }
        for (int index = 0; index < arguments.length; index++) {
            if (!isSame(arguments[index], other.arguments[index])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Object one, Object two) {
        if (one instanceof ClassName name && two instanceof ClassName other) {
            return name.canonicalName().equals(other.canonicalName()) && name.isAnnotated() == other.isAnnotated();
        }
        return one.equals(two);
    }

    @Override
    public int hashCode() {
        return format.hashCode();
    }

    @Override
    public String toString() {
        return format + Arrays.toString(arguments);
    }

    /** Puts pieces and statements together. */
    public static final class Builder {

        private final List<Code> pieces = new ArrayList<>();

        public Builder add(String format, Object... arguments) {
            pieces.add(of(format, arguments));
            return this;
        }

        public Builder add(Code piece) {
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            return this;
        }

        public Builder statement(String format, Object... arguments) {
            return add("$[" + format + ";\n$]", arguments);
        }

        public Builder statement(Code statement) {
            return statement("$L", statement);
        }

        /** Opens a block: {@code if ($L)}. */
        public Builder begin(String head, Object... arguments) {
            return add(head + " {\n$>", arguments);
        }

        public Builder end() {
            return add("$<}\n");
        }

        public Code build() {
            return pieces.isEmpty() ? EMPTY : join(pieces, "");
        }
    }
}
