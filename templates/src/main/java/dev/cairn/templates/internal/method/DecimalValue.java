package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A Python {@code Decimal}, which shows up only as the years and months of a duration.
 *
 * @param number its value
 */
public record DecimalValue(BigDecimal number) implements PythonObject {

    /** That of Python's default context. */
    private static final MathContext PRECISION = new MathContext(28, RoundingMode.HALF_EVEN);

    static DecimalValue of(BigDecimal number) {
        return new DecimalValue(number);
    }

    @Override
    public String typeName() {
        return "Decimal";
    }

    @Override
    public String repr() {
        return "Decimal('" + number.toPlainString() + "')";
    }

    @Override
    public String text() {
        return number.toPlainString();
    }

    @Override
    public @Nullable Object operate(String operator, @Nullable Object other, boolean isLeft) {
        BigDecimal operand = exact(other);
        if (operand == null) {
            return Missing.VALUE;
        }
        BigDecimal left = isLeft ? number : operand;
        BigDecimal right = isLeft ? operand : number;
        try {
            BigDecimal result = switch (operator) {
                case "+" -> left.add(right, PRECISION);
                case "-" -> left.subtract(right, PRECISION);
                case "*" -> left.multiply(right, PRECISION);
                case "/" -> left.divide(right, PRECISION);
                case "//" -> left.divideToIntegralValue(right).setScale(0);
                case "%" -> left.remainder(right);
                case "**" -> left.pow(right.intValueExact(), PRECISION);
                default -> null;
            };
            return result == null ? Missing.VALUE : new DecimalValue(result);
        } catch (ArithmeticException e) {
            throw new PythonException(PythonException.Kind.ZERO_DIVISION, "decimal: " + e.getMessage());
        }
    }

    private static @Nullable BigDecimal exact(@Nullable Object value) {
        return value instanceof DecimalValue decimal
                ? decimal.number
                : Numbers.isInteger(value) ? new BigDecimal(Numbers.big(value)) : null;
    }

    @Override
    public @Nullable Integer order(@Nullable Object other) {
        if (other instanceof Double real) {
            return real.isNaN() ? null : real.isInfinite() ? real < 0 ? 1 : -1 : number.compareTo(new BigDecimal(real));
        }
        BigDecimal operand = exact(other);
        return operand == null ? null : Integer.valueOf(number.compareTo(operand));
    }

    @Override
    public boolean isTrue() {
        return number.signum() != 0;
    }
}
