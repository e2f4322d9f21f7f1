package dev.cairn.cli.terminal;

import dev.cairn.cli.model.PrintedLogLine;
import dev.cairn.json.Json;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** How lines on standard error look. */
public enum LogFormat {
    /** Its {@linkplain LogLine#words() words}, made safe for terminals ({@link TerminalText}). */
    TEXT {
        @Override
        String form(LogLine line, Clock clock) {
            return TerminalText.safe(line.words());
        }
    },
    /**
     * An object with {@code time} (RFC 3339, UTC), {@code level}, {@code message} and, where they are known, {@code stream} and
     * {@code account}.
     */
    JSON {
        @Override
        String form(LogLine line, Clock clock) {
            return Json.write(new PrintedLogLine(
                            Time.FORMAT.format(clock.instant()),
                            line.level().name(),
                            line.text(),
                            line.stream(),
                            line.account())
                    .toJson());
        }
    };

    /** Always with milliseconds, so that lines sort by it. Apart, since commands that log text have no use for it. */
    private static final class Time {
        private static final DateTimeFormatter FORMAT =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    }

    /** One line, without its end. */
    abstract String form(LogLine line, Clock clock);
}
