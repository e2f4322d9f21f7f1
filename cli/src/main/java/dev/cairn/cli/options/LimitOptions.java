package dev.cairn.cli.options;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.SyncLimit;
import dev.cairn.runtime.sync.SyncResult;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that end a sync after a time or a number of requests. Confined to one thread. */
public final class LimitOptions {

    @Option(
            names = "--stop-after",
            paramLabel = "DURATION",
            converter = Time.class,
            description =
                    "Ends after this time (90s, 50m, 2h), with the last state of each stream and exit code 5. The next sync "
                            + "goes on there. Default: no limit.")
    private @Nullable Duration time;

    @Option(
            names = "--stop-after-requests",
            paramLabel = "N",
            converter = RequestCount.class,
            description =
                    "Ends before request N + 1 is sent, in the same way. Retries and requests for tokens count, too. Default: no "
                            + "limit.")
    private @Nullable Integer requests;

    private @Nullable SyncLimit limit;

    /** Starts the time. */
    public void begin(Clock clock) {
        limit = time == null && requests == null
                ? null
                : SyncLimit.of(time, requests == null ? Long.MAX_VALUE : requests, clock);
    }

    /** Returns options with the limit. */
    public RunOptions in(RunOptions options) {
        return limit == null ? options : options.limitedTo(limit);
    }

    /** Returns true if the limit was reached. */
    public boolean isReached() {
        return limit != null && limit.isReached();
    }

    /** Returns the exit code of a command whose sync ended like this. */
    public int exitCode(SyncResult result) {
        return switch (result) {
            case COMPLETE -> ExitCode.OK;
            case FAILED -> ExitCode.FAILED;
            case STOPPED -> isReached() ? ExitCode.LIMIT_REACHED : ExitCode.STOPPED;
        };
    }

    static final class RequestCount extends WholeNumber {

        RequestCount() {
            super(1, Integer.MAX_VALUE, null);
        }
    }

    /** Reads a number of seconds, minutes or hours. */
    static final class Time implements ITypeConverter<Duration> {

        private static final Pattern TIME = Pattern.compile("([1-9]\\d{0,8})([smh])");

        @Override
        public Duration convert(String text) {
            Matcher matcher = TIME.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a duration, such as 90s, 50m or 2h");
            }
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        }
    }
}
