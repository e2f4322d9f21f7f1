package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code datetime.time} with a timezone; without one it is a {@link LocalTime}.
 *
 * @param local the time of day
 */
public record ZonedTime(LocalTime local, Zone zone) implements PythonObject {

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
