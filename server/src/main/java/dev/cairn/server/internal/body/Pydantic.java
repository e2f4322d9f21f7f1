package dev.cairn.server.internal.body;

import dev.cairn.server.model.IntegerOrString;
import dev.cairn.server.model.ValidationError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Pydantic, which the reference checks its bodies with, says about one value.
 *
 * @param place names of members, from {@code body} on
 * @param input the value
 */
record Pydantic(List<Object> place, @Nullable Object input) {

    /** A text that counts as an integer. */
    private static final Pattern INTEGER = Pattern.compile("([-+]?)([0-9](?:_?[0-9])*)(?:\\.0+)?");

    /** Longer ones are not even parsed. */
    private static final int MOST_DIGITS = 4300;

    ValidationError error(String type, String message) {
        return error(type, message, Map.of());
    }

    private ValidationError error(String type, String message, Map<String, @Nullable Object> context) {
        return error(type, message, shown(input), context);
    }

    /** @param context left out where there is none */
    private ValidationError error(
            String type, String message, @Nullable Object input, Map<String, @Nullable Object> context) {
        ValidationError.Builder error = ValidationError.builder()
                .type(type)
                .loc(place.stream().map(IntegerOrString::fromJson).toList())
                .msg(message)
                .input(input);
        return (context.isEmpty() ? error : error.ctx(context)).build();
    }

    /** JSON has no word for numbers that are none. */
    private static @Nullable Object shown(@Nullable Object input) {
        return input instanceof Double number && !Double.isFinite(number) ? null : input;
    }

    ValidationError noObject() {
        return error("model_attributes_type", "Input should be a valid dictionary or object to extract fields from");
    }

    ValidationError malformed(String reason) {
        return error("json_invalid", "JSON decode error", Map.of(), Map.of("error", reason));
    }

    /** The integer within bounds that the value is or may pass for; null if it is none, which is added to the errors. */
    @Nullable
    Long integer(long least, long most, List<ValidationError> errors) {
        BigInteger number = number(errors);
        if (number == null) {
            return null;
        }
        if (number.compareTo(BigInteger.valueOf(least)) < 0) {
            errors.add(error(
                    "greater_than_equal", "Input should be greater than or equal to " + least, Map.of("ge", least)));
            return null;
        }
        if (number.compareTo(BigInteger.valueOf(most)) > 0) {
            errors.add(error("less_than_equal", "Input should be less than or equal to " + most, Map.of("le", most)));
            return null;
        }
        return number.longValue();
    }

    private @Nullable BigInteger number(List<ValidationError> errors) {
        if (input instanceof Long || input instanceof BigInteger) {
            return new BigInteger(input.toString());
        }
        if (input instanceof Boolean truth) {
            return truth ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (input instanceof Double number) {
            return ofDouble(number, errors);
        }
        if (input instanceof String text) {
            return ofText(text, errors);
        }
        errors.add(error("int_type", "Input should be a valid integer"));
        return null;
    }

    private @Nullable BigInteger ofDouble(double number, List<ValidationError> errors) {
        if (!Double.isFinite(number)) {
            errors.add(error("finite_number", "Input should be a finite number"));
        } else if (number != Math.rint(number)) {
            errors.add(error("int_from_float", "Input should be a valid integer, got a number with a fractional part"));
        } else if (Math.abs(number) >= 0x1p63) {
            errors.add(tooLong());
        } else {
            return new BigDecimal(number).toBigInteger();
        }
        return null;
    }

    private @Nullable BigInteger ofText(String text, List<ValidationError> errors) {
        Matcher integer = INTEGER.matcher(text.strip());
        if (text.length() > MOST_DIGITS) {
            errors.add(tooLong());
        } else if (!integer.matches()) {
            errors.add(error("int_parsing", "Input should be a valid integer, unable to parse string as an integer"));
        } else {
            return new BigInteger(integer.group(1) + integer.group(2).replace("_", ""));
        }
        return null;
    }

    private ValidationError tooLong() {
        return error("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size");
    }
}
