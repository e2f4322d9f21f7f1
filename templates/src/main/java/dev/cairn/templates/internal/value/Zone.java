package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.PythonObject;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The timezone of a datetime: a fixed offset.
 *
 * @param offsetSeconds the offset from UTC
 * @param name the name it was given, null for none
 * @param pytz whether it is pytz's UTC rather than one of Python's own zones, which shows in its repr
 */
public record Zone(int offsetSeconds, @Nullable String name, boolean pytz) implements PythonObject {

    /** Python's {@code datetime.timezone.utc}. */
    public static final Zone UTC = new Zone(0, null, false);

    /** The UTC that {@code str_to_datetime} gives. */
    public static final Zone PYTZ_UTC = new Zone(0, "UTC", true);

    /** Python's {@code datetime.timezone} of an offset. */
    public static Zone ofOffset(int seconds) {
        return seconds == 0 ? UTC : new Zone(seconds, null, false);
    }

    @Override
    public String typeName() {
        return pytz ? "UTC" : "timezone";
    }

    @Override
    public String repr() {
        if (pytz) {
            return "<UTC>";
        }
        if (equals(UTC)) {
            return "datetime.timezone.utc";
        }
        String offset = Repr.of(Duration.ofSeconds(offsetSeconds));
        return "datetime.timezone(" + offset + (name == null ? "" : ", " + Repr.of(name)) + ")";
    }

    @Override
    public String text() {
        if (name != null) {
            return name;
        }
        return offsetSeconds == 0 ? "UTC" : "UTC" + offsetText();
    }

    /** The offset as {@code ±hh:mm}, with seconds where it has any. */
    public String offsetText() {
        int seconds = Math.abs(offsetSeconds);
        char sign = offsetSeconds < 0 ? '-' : '+';
        String minutes = String.format(Locale.ROOT, "%c%02d:%02d", sign, seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0 ? minutes : minutes + String.format(Locale.ROOT, ":%02d", seconds % 60);
    }
}
