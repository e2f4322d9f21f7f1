package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.StandardError;
import dev.cairn.secret.SecretMask;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for showing the progress of a sync. */
public final class WatchOptions {

    private static final String ON_TERMINAL = "dev.cairn.terminal";
    private static final Duration LIVE = Duration.ofMillis(500);
    private static final Duration PLAIN = Duration.ofSeconds(30);
    /** As often as files are written for other programs. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    @Option(
            names = "--progress",
            paramLabel = "none|plain|auto",
            defaultValue = "auto",
            description =
                    "How progress is shown on standard error: not at all, with a line per stream every 30 s, or with lines "
                            + "that are updated in place if it is a terminal. Default: ${DEFAULT-VALUE}.")
    private Mode mode = Mode.AUTO;

    @Option(
            names = "--stall-report",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description =
                    "After how long without progress to print what each worker does, and the stacks of all threads, on "
                            + "standard error; 0 for never. Default: ${DEFAULT-VALUE}.")
    private int stallSeconds;

    @Option(
            names = "--metrics-file",
            paramLabel = "FILE",
            description =
                    "Keeps the numbers of the sync in a file in the format of Prometheus, such as NAME.prom in the folder "
                            + "of its node exporter: NAME becomes the label sync. Written anew every 10 s and at the end.")
    private @Nullable Path metricsFile;

    @Option(
            names = "--health-file",
            paramLabel = "FILE",
            description =
                    "A file that is there while the sync runs, and is taken away when nothing has moved for as long as "
                            + "--stall-report says (but for waits that the API asked for), and at the end.")
    private @Nullable Path healthFile;

    /** How to show progress. */
    enum Mode {
        NONE,
        PLAIN,
        AUTO
    }

    /** Whether people want to know how far a sync is, and what it came to. */
    public boolean isSilent() {
        return mode == Mode.NONE;
    }

    /** Watches a sync, from before it begins; {@code secrets} masks what is shown. */
    public SyncWatch watch(SecretMask secrets, StandardError err) {
        boolean terminal = err.isForPeople() && mode == Mode.AUTO && Boolean.getBoolean(ON_TERMINAL);
        StatusLines lines = err.isForPeople()
                ? new PrintedStatus(err.raw(), terminal, Clock.system(ZoneId.systemDefault()))
                : new LoggedStatus(err);
        Clock clock = Clock.systemUTC();
        Duration stall = Duration.ofSeconds(Math.max(0, stallSeconds));
        return new SyncWatch(
                lines,
                mode == Mode.NONE ? null : terminal ? LIVE : PLAIN,
                stall.isZero() ? null : stall,
                secrets,
                metricsFile == null ? null : new MetricsFile(metricsFile, KEPT, clock, err),
                healthFile == null ? null : new HealthFile(healthFile, stall, KEPT, clock, err));
    }
}
