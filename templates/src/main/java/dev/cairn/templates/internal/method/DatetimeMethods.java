package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.value.Datetime;
import dev.cairn.templates.internal.value.IsoText;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Repr;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.internal.value.Zone;
import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of datetime. */
final class DatetimeMethods {

    private static final long DAYS_TO_EPOCH = 719_163;

    static final MethodTable<Datetime> TABLE = new MethodTable<>();

    static {
        parts();
        texts();
        conversions();
        classMethods();
    }

    private DatetimeMethods() {}

    private static void parts() {
        TABLE.attribute("year", self -> (long) self.local().getYear())
                .attribute("month", self -> (long) self.local().getMonthValue())
                .attribute("day", self -> (long) self.local().getDayOfMonth())
                .attribute("hour", self -> (long) self.local().getHour())
                .attribute("minute", self -> (long) self.local().getMinute())
                .attribute("second", self -> (long) self.local().getSecond())
                .attribute("microsecond", self -> (long) self.local().get(ChronoField.MICRO_OF_SECOND))
                .attribute("tzinfo", Datetime::zone)
                .attribute("fold", self -> 0L)
                .attribute("min", self -> new Datetime(LocalDateTime.of(1, 1, 1, 0, 0), null))
                .attribute("max", self -> new Datetime(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000), null))
                .attribute("resolution", self -> Duration.ofNanos(1000));
    }

    private static Tuple timeTuple(LocalDateTime time, long isDst) {
        return Tuple.labelled(
                "time.struct_time",
                List.of(
                        "tm_year",
                        "tm_mon",
                        "tm_mday",
                        "tm_hour",
                        "tm_min",
                        "tm_sec",
                        "tm_wday",
                        "tm_yday",
                        "tm_isdst"),
                (long) time.getYear(),
                (long) time.getMonthValue(),
                (long) time.getDayOfMonth(),
                (long) time.getHour(),
                (long) time.getMinute(),
                (long) time.getSecond(),
                DateMethods.weekday(time.toLocalDate()) - 1,
                (long) time.getDayOfYear(),
                isDst);
    }

    private static void texts() {
        TABLE.method(
                        "strftime",
                        "format",
                        (evaluation, self, bound) -> self.strftime(DatetimeFormats.strftime(evaluation, bound.get(0))))
                .method("isoformat", "sep? timespec?", (evaluation, self, bound) -> isoformat(self, bound))
                .method("ctime", "", (evaluation, self, bound) -> DateMethods.ctime(self.local()))
                .method(
                        "timetuple",
                        "",
                        (evaluation, self, bound) ->
                                timeTuple(self.local(), Zone.PYTZ_UTC.equals(self.zone()) ? 0 : -1))
                .method("utctimetuple", "", (evaluation, self, bound) -> timeTuple(self.utc(), 0))
                .method("tzname", "", (evaluation, self, bound) -> {
                    Zone zone = self.zone();
                    return zone == null ? null : zone.text();
                });
    }

    private static void conversions() {
        TABLE.method("timestamp", "", (evaluation, self, bound) -> self.timestamp())
                .method("date", "", (evaluation, self, bound) -> self.local().toLocalDate())
                .method("time", "", (evaluation, self, bound) -> self.local().toLocalTime())
                .method("timetz", "", (evaluation, self, bound) -> {
                    LocalTime time = self.local().toLocalTime();
                    Zone zone = self.zone();
                    return zone == null ? time : new ZonedTime(time, zone);
                })
                .method(
                        "weekday",
                        "",
                        (evaluation, self, bound) ->
                                DateMethods.weekday(self.local().toLocalDate()) - 1)
                .method(
                        "isoweekday",
                        "",
                        (evaluation, self, bound) ->
                                DateMethods.weekday(self.local().toLocalDate()))
                .method(
                        "isocalendar",
                        "",
                        (evaluation, self, bound) ->
                                DateMethods.isoCalendar(self.local().toLocalDate()))
                .method(
                        "toordinal",
                        "",
                        (evaluation, self, bound) -> self.local().toLocalDate().toEpochDay() + DAYS_TO_EPOCH)
                .method("utcoffset", "", (evaluation, self, bound) -> {
                    Zone zone = self.zone();
                    return zone == null ? null : Duration.ofSeconds(zone.offsetSeconds());
                })
                .method("dst", "", (evaluation, self, bound) -> {
                    Zone zone = self.zone();
                    return zone != null && zone.pytz() ? Duration.ZERO : null;
                })
                .method(
                        "astimezone",
                        "tz?",
                        (evaluation, self, bound) -> self.in(
                                bound.orNull(0) == null ? new Zone(0, "UTC", false) : ClassMethods.zone(bound.get(0))))
                .method(
                        "replace",
                        "year? month? day? hour? minute? second? microsecond? tzinfo? * fold?",
                        (evaluation, self, bound) -> replace(self, bound));
    }

    private static void classMethods() {
        TABLE.method("now", "tz?", (evaluation, self, bound) -> ClassMethods.now(evaluation, bound.orNull(0)))
                .method("utcnow", "", (evaluation, self, bound) -> ClassMethods.now(evaluation, null))
                .method("today", "", (evaluation, self, bound) -> ClassMethods.now(evaluation, null))
                .method(
                        "strptime",
                        "date_string format /",
                        (evaluation, self, bound) ->
                                ClassMethods.strptime(Text.require(bound.get(0)), Text.require(bound.get(1))))
                .method(
                        "fromtimestamp",
                        "timestamp tz?",
                        (evaluation, self, bound) -> ClassMethods.fromTimestamp(bound.get(0), bound.orNull(1)))
                .method(
                        "utcfromtimestamp",
                        "timestamp /",
                        (evaluation, self, bound) -> ClassMethods.fromTimestamp(bound.get(0), null))
                .method(
                        "fromisoformat",
                        "date_string /",
                        (evaluation, self, bound) -> ClassMethods.datetimeFromIso(Text.require(bound.get(0))))
                .method(
                        "fromordinal",
                        "ordinal /",
                        (evaluation, self, bound) ->
                                DateMethods.atMidnight(ClassMethods.dateFromOrdinal(bound.integer(0, 0))))
                .method(
                        "fromisocalendar",
                        "year week day",
                        (evaluation, self, bound) -> DateMethods.atMidnight(ClassMethods.dateFromIsoCalendar(
                                bound.integer(0, 0), bound.integer(1, 0), bound.integer(2, 0))))
                .method("combine", "date time tzinfo?", (evaluation, self, bound) -> combine(bound));
    }

    private static Object combine(Bound bound) {
        Object date =
                bound.get(0) instanceof Datetime datetime ? datetime.local().toLocalDate() : bound.get(0);
        if (date instanceof LocalDate day && bound.get(1) instanceof LocalTime time) {
            return new Datetime(day.atTime(time), bound.orNull(2) == null ? null : ClassMethods.zone(bound.get(2)));
        }
        throw PythonException.type("combine() needs a date and a time");
    }

    private static Object replace(Datetime self, Bound bound) {
        LocalDateTime local = self.local();
        LocalDate date = DateMethods.date(
                bound.integer(0, local.getYear()),
                bound.integer(1, local.getMonthValue()),
                bound.integer(2, local.getDayOfMonth()));
        int micros = bound.integer(6, local.get(ChronoField.MICRO_OF_SECOND));
        if (micros < 0 || micros > 999_999) {
            throw PythonException.value("microsecond must be in 0..999999");
        }
        try {
            LocalTime time = LocalTime.of(
                    bound.integer(3, local.getHour()),
                    bound.integer(4, local.getMinute()),
                    bound.integer(5, local.getSecond()),
                    micros * 1000);
            return new Datetime(date.atTime(time), bound.has(7) ? zoneOrNull(bound.get(7)) : self.zone());
        } catch (DateTimeException e) {
            throw PythonException.value(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Zone zoneOrNull(@Nullable Object zone) {
        return zone == null ? null : ClassMethods.zone(zone);
    }

    private static String isoformat(Datetime self, Bound bound) {
        String separator = bound.has(0) ? Text.require(bound.get(0)) : "T";
        String timespec = bound.has(1) ? Text.require(bound.get(1)) : "auto";
        if (separator.codePointCount(0, separator.length()) != 1) {
            throw PythonException.type("isoformat() argument 1 must be a unicode character");
        }
        if ("auto".equals(timespec)) {
            return self.isoformat(separator);
        }
        LocalTime time = self.local().toLocalTime();
        String micros = String.format(".%06d", self.local().get(ChronoField.MICRO_OF_SECOND));
        String seconds = IsoText.of(time.withNano(0));
        String text = switch (timespec) {
            case "hours" -> seconds.substring(0, 2);
            case "minutes" -> seconds.substring(0, 5);
            case "seconds" -> seconds;
            case "milliseconds" -> seconds + micros.substring(0, 4);
            case "microseconds" -> seconds + micros;
            default -> throw PythonException.value("Unknown timespec value");
        };
        Zone zone = self.zone();
        return IsoText.of(self.local().toLocalDate()) + separator + text + (zone == null ? "" : zone.offsetText());
    }

    /**
     * Python's {@code datetime.time} with a timezone; without one it is a {@link LocalTime}.
     *
     * @param local the time of day
     */
    private record ZonedTime(LocalTime local, Zone zone) implements PythonObject {

        @Override
        public String typeName() {
            return "time";
        }

        @Override
        public String repr() {
            String plain = Repr.of(local);
            return plain.substring(0, plain.length() - 1) + ", tzinfo=" + zone.repr() + ")";
        }

        @Override
        public String text() {
            return IsoText.of(local) + zone.offsetText();
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "hour" -> (long) local.getHour();
                case "minute" -> (long) local.getMinute();
                case "second" -> (long) local.getSecond();
                case "microsecond" -> (long) local.get(ChronoField.MICRO_OF_SECOND);
                case "tzinfo" -> zone;
                default -> Missing.VALUE;
            };
        }
    }
}
