package dev.cairn.template.internal.builtin;

import dev.cairn.template.internal.value.PythonObject;
import java.math.BigDecimal;

/**
 * A Python {@code Decimal}, which shows up only as the years and months of a duration.
 *
 * @param number its value
 */
record DecimalValue(BigDecimal number) implements PythonObject {

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
    public boolean isTrue() {
        return number.signum() != 0;
    }
}
