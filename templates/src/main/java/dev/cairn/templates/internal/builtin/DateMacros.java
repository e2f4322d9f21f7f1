package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.FunctionTable;
import dev.cairn.templates.internal.method.ClassMethods;
import dev.cairn.templates.internal.method.DatetimeFormats;
import dev.cairn.templates.internal.value.Arithmetic;
import dev.cairn.templates.internal.value.CalendarDuration;
import dev.cairn.templates.internal.value.Datetime;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Truth;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.internal.value.Zone;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.DatetimeParseException;
import dev.cairn.templates.time.IsoDatetime;
import dev.cairn.templates.time.IsoDuration;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reference's macros for dates. */
final class DateMacros {

    private static final String DAY_DELTA_FORMAT = "%Y-%m-%dT%H:%M:%S.%f%z";

    private DateMacros() {}

    static void addTo(FunctionTable table) {
        table.add("now_utc", "", (evaluation, bound) -> ClassMethods.now(evaluation, Zone.UTC))
                .add(
                        "today_utc",
                        "",
                        (evaluation, bound) ->
                                LocalDate.ofInstant(evaluation.clock().instant(), ZoneOffset.UTC))
                .add(
                        "today_with_timezone",
                        "timezone",
                        (evaluation, bound) ->
                                LocalDate.ofInstant(evaluation.clock().instant(), zone(bound.get(0))))
                .add("timestamp", "dt", (evaluation, bound) -> timestamp(bound.get(0)))
                .add("str_to_datetime", "s", (evaluation, bound) -> toDatetime(bound.get(0)))
                .add("day_delta", "num_days format?", DateMacros::dayDelta)
                .add("duration", "datestring", (evaluation, bound) -> duration(bound.get(0)))
                .add("format_datetime", "dt format input_format?", DateMacros::format);
    }

    private static ZoneId zone(@Nullable Object name) {
        String wanted = Text.isText(name) ? String.valueOf(name) : "";
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.equalsIgnoreCase(wanted)) {
                return ZoneId.of(id);
            }
        }
        throw new PythonException(PythonException.Kind.KEY, "unknown timezone '" + wanted + "'");
    }

    private static Object timestamp(@Nullable Object value) {
        if (Numbers.isInteger(value) || value instanceof Double) {
            return Conversions.toInt(value);
        }
        return toDatetime(value).timestamp();
    }

    private static Datetime toDatetime(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        if (!Text.isText(value) && PyType.of(value) != PyType.BYTES) {
            throw noText(value);
        }
        try {
            return Datetime.of(IsoDatetime.parse(ClassMethods.textOf(value)), Zone.PYTZ_UTC);
        } catch (DatetimeParseException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
    }

    /** The reference looks at the length first, which lists and dicts have too. */
    private static PythonException noText(@Nullable Object value) {
        boolean tooShort = Iteration.hasLength(value) && Iteration.length(value) < 4;
        return tooShort
                ? PythonException.value("ISO string too short")
                : PythonException.type("'" + PyType.nameOf(value) + "' is no ISO string");
    }

    private static Object dayDelta(Evaluation evaluation, Bound bound) {
        Object days = bound.get(0);
        if (!Numbers.isInteger(days) && !(days instanceof Double)) {
            throw PythonException.type("unsupported type for timedelta days component: " + PyType.nameOf(days));
        }
        Object delta = Arithmetic.multiply(Duration.ofDays(1), days);
        Datetime moved =
                (Datetime) Objects.requireNonNull(Arithmetic.add(ClassMethods.now(evaluation, Zone.UTC), delta));
        return moved.strftime(DatetimeFormats.strftime(evaluation, bound.or(1, DAY_DELTA_FORMAT)));
    }

    private static Object duration(@Nullable Object text) {
        if (!Text.isText(text)) {
            throw PythonException.type("Expecting a string");
        }
        try {
            IsoDuration duration = IsoDuration.parse(String.valueOf(text));
            return duration.isFixed() ? duration.time() : new CalendarDuration(duration);
        } catch (DatetimeParseException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
    }

    private static Object format(Evaluation evaluation, Bound bound) {
        Object value = bound.get(0);
        if (value instanceof Datetime datetime) {
            return datetime.strftime(DatetimeFormats.strftime(evaluation, bound.get(1)));
        }
        Object inputFormat = bound.orNull(2);
        boolean hasInputFormat = Truth.of(inputFormat);
        try {
            if (Numbers.isInteger(value)) {
                DatetimeFormat input = DatetimeFormats.datetime(evaluation, hasInputFormat ? inputFormat : "%s");
                Object integer = value instanceof Boolean ? Conversions.toInt(value) : value;
                OffsetDateTime parsed = input.parse(Objects.requireNonNull(integer));
                return DatetimeFormats.datetime(evaluation, bound.get(1)).format(parsed);
            }
            Datetime datetime = hasInputFormat
                    ? ClassMethods.strptime(plainText(value), plainText(inputFormat))
                    : toDatetime(value);
            return DatetimeFormats.datetime(evaluation, bound.get(1)).format(offset(datetime));
        } catch (DatetimeParseException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
    }

    private static String plainText(@Nullable Object value) {
        if (!Text.isText(value)) {
            throw PythonException.type("strptime() argument must be str, not " + PyType.nameOf(value));
        }
        return String.valueOf(value);
    }

    private static OffsetDateTime offset(Datetime datetime) {
        Zone zone = datetime.zone();
        return datetime.local().atOffset(ZoneOffset.ofTotalSeconds(zone == null ? 0 : zone.offsetSeconds()));
    }
}
