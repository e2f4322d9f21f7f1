package dev.cairn.checkpoint.cursor;

import dev.cairn.core.error.SystemException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Positions of an {@code IncrementingCountCursor}: JSON numbers, written as they were read. */
public final class CountCursorFormat implements CursorFormat {

    /**
     * Reads a number.
     *
     * @throws SystemException if the value is text: counts that are text have no order
     */
    @Override
    public @Nullable CursorValue parse(@Nullable Object raw) {
        if (raw instanceof Long || raw instanceof Double || raw instanceof BigInteger) {
            return new CountValue((Number) raw);
        }
        if (raw instanceof Integer number) {
            return CountValue.of(number);
        }
        if (raw instanceof String text) {
            throw new SystemException(
                    "The cursor field of an IncrementingCountCursor must hold numbers, but a record has the text \""
                            + text + "\".");
        }
        return null;
    }

    @Override
    public String expected() {
        return "a number";
    }

    @Override
    public Object format(CursorValue value) {
        return ((CountValue) value).number();
    }

    @Override
    public CursorValue next(CursorValue value) {
        return ((CountValue) value).next();
    }

    @Override
    public boolean sameWhenWritten(CursorValue a, CursorValue b) {
        return a.compareTo(b) == 0;
    }
}
