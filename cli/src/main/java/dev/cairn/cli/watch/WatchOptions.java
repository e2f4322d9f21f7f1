package dev.cairn.cli.watch;

import dev.cairn.secret.SecretMask;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** Options for showing the progress of a sync. */
public final class WatchOptions {

    private static final String ON_TERMINAL = "dev.cairn.terminal";
    private static final Duration LIVE = Duration.ofMillis(500);
    private static final Duration PLAIN = Duration.ofSeconds(30);

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

    /** Watches a sync; {@code secrets} masks what is shown. */
    public SyncWatch watch(SecretMask secrets, PrintStream err) {
        boolean terminal = mode == Mode.AUTO && Boolean.getBoolean(ON_TERMINAL);
        StatusLines lines = new StatusLines(err, terminal, Clock.system(ZoneId.systemDefault()));
        return new SyncWatch(
                lines,
                mode == Mode.NONE ? null : terminal ? LIVE : PLAIN,
                stallSeconds <= 0 ? null : Duration.ofSeconds(stallSeconds),
                secrets);
    }
}
