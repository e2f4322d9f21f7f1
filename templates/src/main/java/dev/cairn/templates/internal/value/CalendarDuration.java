package dev.cairn.templates.internal.value;

import dev.cairn.templates.time.IsoDuration;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A duration with years or months, as isodate has it.
 *
 * @param parts what it is made of
 */
public record CalendarDuration(IsoDuration parts) {

    /** A duration of only fixed parts. */
    static CalendarDuration of(Duration time) {
        return new CalendarDuration(new IsoDuration(BigDecimal.ZERO, BigDecimal.ZERO, time));
    }

    CalendarDuration plus(CalendarDuration other) {
        return new CalendarDuration(new IsoDuration(
                parts.years().add(other.parts.years()),
                parts.months().add(other.parts.months()),
                parts.time().plus(other.parts.time())));
    }

    CalendarDuration times(long factor) {
        BigDecimal exact = BigDecimal.valueOf(factor);
        return new CalendarDuration(new IsoDuration(
                parts.years().multiply(exact),
                parts.months().multiply(exact),
                parts.time().multipliedBy(factor)));
    }

    CalendarDuration negated() {
        return new CalendarDuration(parts.negated());
    }

    String text() {
        StringBuilder out = new StringBuilder();
        if (parts.years().signum() != 0) {
            out.append(parts.years().toBigInteger()).append(" years, ");
        }
        if (parts.months().signum() != 0) {
            boolean singular = parts.months().compareTo(BigDecimal.ONE) <= 0;
            out.append(parts.months().toBigInteger()).append(singular ? " month, " : " months, ");
        }
        return out.append(Text.str(parts.time())).toString();
    }

    String repr() {
        return "isodate.duration.Duration(" + Durations.days(parts.time()) + ", "
                + Durations.secondsOfDay(parts.time()) + ", " + Durations.micros(parts.time()) + ", years="
                + parts.years().toBigInteger() + ", months=" + parts.months().toBigInteger() + ")";
    }

    /** Equal by total months and exact time; one without years and months is equal to the timedelta. */
    boolean isEqualTo(@Nullable Object other) {
        if (other instanceof CalendarDuration duration) {
            return totalMonths().compareTo(duration.totalMonths()) == 0
                    && parts.time().equals(duration.parts.time());
        }
        return parts.isFixed() && parts.time().equals(other);
    }

    private BigDecimal totalMonths() {
        return parts.years().multiply(BigDecimal.valueOf(12)).add(parts.months());
    }
}
