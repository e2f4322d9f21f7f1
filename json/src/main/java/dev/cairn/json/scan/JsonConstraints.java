package dev.cairn.json.scan;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.Serial;

/** The limits of JSON that is read. A text beyond one of them fails in words for people. Immutable. */
final class JsonConstraints extends StreamReadConstraints {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int DEPTH = 1000;
    private static final int NUMBER = 100_000;
    private static final int NAME = 1_000_000;

    private static final String TOO_DEEP = "objects and arrays are nested more than " + DEPTH + " levels deep";
    private static final String TOO_MANY_DIGITS = "a number has more than " + NUMBER + " digits";
    private static final String TOO_LONG_A_NAME = "a name has more than " + NAME + " characters";

    private static final int UNLIMITED = -1;

    JsonConstraints() {
        super(DEPTH, UNLIMITED, NUMBER, Integer.MAX_VALUE, NAME, UNLIMITED);
    }

    @Override
    public void validateNestingDepth(int depth) throws StreamConstraintsException {
        require(depth <= DEPTH, TOO_DEEP);
    }

    @Override
    public void validateIntegerLength(int digits) throws StreamConstraintsException {
        validateFPLength(digits);
    }

    @Override
    public void validateFPLength(int digits) throws StreamConstraintsException {
        require(digits <= NUMBER, TOO_MANY_DIGITS);
    }

    @Override
    public void validateNameLength(int characters) throws StreamConstraintsException {
        require(characters <= NAME, TOO_LONG_A_NAME);
    }

    private static void require(boolean within, String otherwise) throws StreamConstraintsException {
        if (!within) {
            throw new StreamConstraintsException(otherwise);
        }
    }
}
