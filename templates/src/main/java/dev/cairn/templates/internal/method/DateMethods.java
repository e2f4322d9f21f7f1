package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.value.CalendarDuration;
import dev.cairn.templates.internal.value.Datetime;
import dev.cairn.templates.internal.value.Durations;
import dev.cairn.templates.internal.value.IsoText;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.internal.value.Zone;
import dev.cairn.templates.time.Strftime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;

/** The methods of date, time, timedelta, isodate's durations and timezones. */
final class DateMethods {

    private static final long DAYS_TO_EPOCH = 719_163;

    static final MethodTable<LocalDate> TABLE = new MethodTable<LocalDate>()
            .attribute("year", self -> (long) self.getYear())
            .attribute("month", self -> (long) self.getMonthValue())
            .attribute("day", self -> (long) self.getDayOfMonth())
            .attribute("min", self -> LocalDate.of(1, 1, 1))
            .attribute("max", self -> LocalDate.of(9999, 12, 31))
            .attribute("resolution", self -> Duration.ofDays(1))
            .method(
                    "strftime",
                    "format",
                    (evaluation, self, bound) ->
                            DatetimeFormats.strftime(evaluation, bound.get(0)).format(self.atStartOfDay(), null, ""))
            .method("isoformat", "", (evaluation, self, bound) -> IsoText.of(self))
            .method("ctime", "", (evaluation, self, bound) -> ctime(self.atStartOfDay()))
            .method("weekday", "", (evaluation, self, bound) -> weekday(self) - 1)
            .method("isoweekday", "", (evaluation, self, bound) -> weekday(self))
            .method("isocalendar", "", (evaluation, self, bound) -> isoCalendar(self))
            .method("toordinal", "", (evaluation, self, bound) -> self.toEpochDay() + DAYS_TO_EPOCH)
            .method(
                    "replace",
                    "year? month? day?",
                    (evaluation, self, bound) -> date(
                            bound.integer(0, self.getYear()),
                            bound.integer(1, self.getMonthValue()),
                            bound.integer(2, self.getDayOfMonth())))
            .method(
                    "today",
                    "",
                    (evaluation, self, bound) ->
                            LocalDate.now(evaluation.clock().withZone(ZoneOffset.UTC)))
            .method(
                    "fromisoformat",
                    "date_string /",
                    (evaluation, self, bound) -> ClassMethods.dateFromIso(Text.require(bound.get(0))))
            .method(
                    "fromisocalendar",
                    "year week day",
                    (evaluation, self, bound) -> ClassMethods.dateFromIsoCalendar(
                            bound.integer(0, 0), bound.integer(1, 0), bound.integer(2, 0)))
            .method(
                    "fromordinal",
                    "ordinal /",
                    (evaluation, self, bound) -> ClassMethods.dateFromOrdinal(bound.integer(0, 0)));

    static final MethodTable<LocalTime> TIME = new MethodTable<LocalTime>()
            .attribute("hour", self -> (long) self.getHour())
            .attribute("minute", self -> (long) self.getMinute())
            .attribute("second", self -> (long) self.getSecond())
            .attribute("microsecond", self -> (long) self.get(ChronoField.MICRO_OF_SECOND))
            .attribute("tzinfo", self -> null)
            .attribute("min", self -> LocalTime.MIDNIGHT)
            .attribute("max", self -> LocalTime.of(23, 59, 59, 999_999_000))
            .attribute("resolution", self -> Duration.ofNanos(1000))
            .method("isoformat", "", (evaluation, self, bound) -> IsoText.of(self))
            .method(
                    "strftime",
                    "format",
                    (evaluation, self, bound) -> DatetimeFormats.strftime(evaluation, bound.get(0))
                            .format(LocalDate.of(1900, 1, 1).atTime(self), null, ""));

    static final MethodTable<Duration> TIMEDELTA = new MethodTable<Duration>()
            .attribute("days", Durations::days)
            .attribute("seconds", Durations::secondsOfDay)
            .attribute("microseconds", Durations::micros)
            .attribute("min", self -> Duration.ofDays(-999_999_999))
            .attribute("max", self -> Duration.ofDays(1_000_000_000).minusNanos(1000))
            .attribute("resolution", self -> Duration.ofNanos(1000))
            .method("total_seconds", "", (evaluation, self, bound) -> Durations.totalSeconds(self));

    static final MethodTable<CalendarDuration> DURATION = new MethodTable<CalendarDuration>()
            .attribute("years", self -> DecimalValue.of(self.parts().years()))
            .attribute("months", self -> DecimalValue.of(self.parts().months()))
            .attribute("tdelta", self -> self.parts().time());

    static final MethodTable<Zone> ZONE = new MethodTable<Zone>()
            .method("utcoffset", "dt? /", (evaluation, self, bound) -> Duration.ofSeconds(self.offsetSeconds()))
            .method("tzname", "dt? /", (evaluation, self, bound) -> self.text());

    private DateMethods() {}

    static long weekday(LocalDate date) {
        return date.getDayOfWeek().getValue();
    }

    static Object isoCalendar(LocalDate date) {
        return Tuple.labelled(
                "datetime.IsoCalendarDate",
                List.of("year", "week", "weekday"),
                (long) date.get(IsoFields.WEEK_BASED_YEAR),
                (long) date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                weekday(date));
    }

    static String ctime(LocalDateTime local) {
        return Strftime.of("%a %b %e %H:%M:%S %Y").format(local, null, "");
    }

    static LocalDate date(int year, int month, int day) {
        try {
            return ClassMethods.supported(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
    }

    static Datetime atMidnight(LocalDate date) {
        return new Datetime(date.atStartOfDay(), null);
    }
}
