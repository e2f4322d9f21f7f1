package dev.cairn.templates.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Sums, differences and multiples of dates and durations. Each method gives null for operands it does not know. */
final class DateArithmetic {

    private DateArithmetic() {}

    static @Nullable Object add(@Nullable Object left, @Nullable Object right) {
        if (isPoint(right) && !isPoint(left)) {
            return add(right, left);
        }
        try {
            if (right instanceof Duration time) {
                return addTime(left, time);
            }
            if (right instanceof CalendarDuration duration) {
                return addCalendar(left, duration);
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw PythonException.overflow("date value out of range");
        } catch (IllegalArgumentException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
        return null;
    }

    private static @Nullable Object addTime(@Nullable Object left, Duration time) {
        if (left instanceof Datetime datetime) {
            return new Datetime(supported(datetime.local().plus(time)), datetime.zone());
        }
        if (left instanceof LocalDate date) {
            return supported(date.plusDays(Durations.days(time)));
        }
        if (left instanceof Duration other) {
            return Durations.checked(other.plus(time));
        }
        return left instanceof CalendarDuration duration ? duration.plus(CalendarDuration.of(time)) : null;
    }

    private static @Nullable Object addCalendar(@Nullable Object left, CalendarDuration duration) {
        if (left instanceof Datetime datetime) {
            return new Datetime(duration.parts().addTo(datetime.local()), datetime.zone());
        }
        if (left instanceof LocalDate date) {
            LocalDate moved =
                    withoutTime(duration).parts().addTo(date.atStartOfDay()).toLocalDate();
            return addTime(moved, duration.parts().time());
        }
        if (left instanceof Duration time) {
            return duration.plus(CalendarDuration.of(time));
        }
        return left instanceof CalendarDuration other ? other.plus(duration) : null;
    }

    private static CalendarDuration withoutTime(CalendarDuration duration) {
        return duration.plus(CalendarDuration.of(duration.parts().time().negated()));
    }

    static @Nullable Object subtract(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Datetime first && right instanceof Datetime second) {
            return first.since(second);
        }
        if (left instanceof LocalDate first && right instanceof LocalDate second) {
            return Duration.ofDays(first.toEpochDay() - second.toEpochDay());
        }
        try {
            if (left instanceof LocalDate date && right instanceof Duration time) {
                return supported(date.minusDays(Durations.days(time)));
            }
            if (left instanceof LocalDate date && right instanceof CalendarDuration duration) {
                LocalDate moved = withoutTime(duration)
                        .parts()
                        .subtractFrom(date.atStartOfDay())
                        .toLocalDate();
                return supported(moved.minusDays(Durations.days(duration.parts().time())));
            }
            if (left instanceof Datetime datetime && right instanceof CalendarDuration duration) {
                return new Datetime(duration.parts().subtractFrom(datetime.local()), datetime.zone());
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw PythonException.overflow("date value out of range");
        } catch (IllegalArgumentException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
        if (isPoint(right)) {
            return null;
        }
        Object negated = negate(right);
        return negated == null ? null : add(left, negated);
    }

    static @Nullable Object multiply(@Nullable Object left, @Nullable Object right) {
        if (isDuration(right) && !isDuration(left)) {
            return multiply(right, left);
        }
        if (left instanceof Duration time) {
            if (Numbers.isInteger(right)) {
                return Durations.ofMicros(Durations.totalMicros(time).multiply(Numbers.big(right)));
            }
            if (right instanceof Double factor && !factor.isNaN() && !factor.isInfinite()) {
                return Durations.ofMicros(new BigDecimal(Durations.totalMicros(time)).multiply(new BigDecimal(factor)));
            }
        }
        if (left instanceof CalendarDuration duration && Numbers.isInteger(right)) {
            try {
                return duration.times(Numbers.big(right).longValueExact());
            } catch (ArithmeticException e) {
                throw PythonException.overflow("the duration is out of range");
            }
        }
        return null;
    }

    static @Nullable Object divide(@Nullable Object left, @Nullable Object right) {
        if (!(left instanceof Duration time)) {
            return null;
        }
        BigDecimal micros = new BigDecimal(Durations.totalMicros(time));
        if (right instanceof Duration other) {
            return Arithmetic.divide(
                    Numbers.normalize(micros.toBigInteger()), Numbers.normalize(Durations.totalMicros(other)));
        }
        if (Numbers.isInteger(right) || right instanceof Double) {
            requireNotZero(right);
            BigDecimal divisor =
                    right instanceof Double number ? new BigDecimal(number) : new BigDecimal(Numbers.big(right));
            return Durations.ofMicros(micros.divide(divisor, MathContext.DECIMAL128));
        }
        return null;
    }

    static @Nullable Object floorDivide(@Nullable Object left, @Nullable Object right) {
        if (!(left instanceof Duration time)) {
            return null;
        }
        Object micros = Numbers.normalize(Durations.totalMicros(time));
        if (right instanceof Duration other) {
            return Arithmetic.floorDivide(micros, Numbers.normalize(Durations.totalMicros(other)));
        }
        if (Numbers.isInteger(right)) {
            return Durations.ofMicros(Numbers.big(Arithmetic.floorDivide(micros, right)));
        }
        return null;
    }

    static @Nullable Object modulo(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Duration time && right instanceof Duration other) {
            BigInteger divisor = Durations.totalMicros(other);
            requireNotZero(Numbers.normalize(divisor));
            BigInteger remainder = Durations.totalMicros(time).mod(divisor.abs());
            return Durations.ofMicros(
                    divisor.signum() < 0 && remainder.signum() != 0 ? remainder.add(divisor) : remainder);
        }
        return null;
    }

    private static void requireNotZero(@Nullable Object divisor) {
        if (!Truth.of(divisor)) {
            throw new PythonException(PythonException.Kind.ZERO_DIVISION, "division by zero");
        }
    }

    static @Nullable Object negate(@Nullable Object value) {
        if (value instanceof Duration time) {
            return Durations.checked(time.negated());
        }
        return value instanceof CalendarDuration duration ? duration.negated() : null;
    }

    private static boolean isPoint(@Nullable Object value) {
        return value instanceof Datetime || value instanceof LocalDate;
    }

    private static boolean isDuration(@Nullable Object value) {
        return value instanceof Duration || value instanceof CalendarDuration;
    }

    static LocalDate supported(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw PythonException.overflow("date value out of range");
        }
        return date;
    }

    static LocalDateTime supported(LocalDateTime datetime) {
        supported(datetime.toLocalDate());
        return datetime;
    }
}
