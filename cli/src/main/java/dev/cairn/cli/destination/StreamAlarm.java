package dev.cairn.cli.destination;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.destinations.KeptProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream of which something is as the caller of {@code status} takes for a failure.
 *
 * @param stream its name
 * @param what is wrong with it
 * @param exitCode what the command ends with for it
 */
record StreamAlarm(String stream, String what, int exitCode) {

    /** @param progress null for a stream that was never synced */
    static Optional<StreamAlarm> of(String stream, @Nullable KeptProgress progress, FailOn rule, Instant now) {
        Duration stale = rule.stale();
        if (stale == null) {
            return Optional.ofNullable(progress == null ? null : progress.error())
                    .map(error -> new StreamAlarm(stream, "failed: " + error, ExitCode.STREAM_FAILED));
        }
        Instant completed = progress == null ? null : progress.completedAt();
        if (completed != null && Duration.between(completed, now).compareTo(stale) <= 0) {
            return Optional.empty();
        }
        String what = completed == null
                ? "stale: never read to the end"
                : "stale: read to the end " + completed.truncatedTo(ChronoUnit.SECONDS) + ", more than "
                        + stale.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT) + " ago";
        return Optional.of(new StreamAlarm(stream, what, ExitCode.STREAM_STALE));
    }
}
