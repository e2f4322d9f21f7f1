package dev.cairn.cli.watch;

import dev.cairn.cli.options.BesideJar;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StallGuard;
import dev.cairn.runtime.sync.SyncListener;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
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
    private @Nullable String metricsFile;

    @Option(
            names = "--health-file",
            paramLabel = "FILE",
            description =
                    "A file that is there while the sync runs, and is taken away when nothing has moved for as long as "
                            + "--stall-report says (but for waits that the API asked for), and at the end.")
    private @Nullable Path healthFile;

    @Option(
            names = "--opentelemetry",
            description =
                    "Sends traces and metrics of the sync to where the variables of OpenTelemetry say (OTEL_…). Default: the "
                            + "environment variable CAIRN_OPENTELEMETRY, true or false.")
    private boolean openTelemetry;

    private SyncListener.@Nullable Provider telemetry;

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

    /** The file with metrics; null for none. */
    public @Nullable String metricsFile() {
        return metricsFile;
    }

    /** Watches a sync, from before it begins; {@code secrets} masks what is shown. */
    public SyncWatch watch(SecretMask secrets, StandardError err) {
        RunningSyncs one = new RunningSyncs(1);
        StatusLines lines = lines(err);
        SyncWatch watch = watch(metricsFile, null, lines, secrets, err);
        Duration interval = interval(err);
        if (interval != null) {
            watch.and(new ProgressDisplay(lines, interval));
        }
        health(one, err).ifPresent(watch::and);
        return watch.and(one.begin(""));
    }

    /** Watches the syncs of so many accounts. */
    public AccountsWatch watchAccounts(int accounts, StandardError err) {
        RunningSyncs syncs = new RunningSyncs(accounts);
        return new AccountsWatch(this, syncs, lines(err), err);
    }

    StatusLines lines(StandardError err) {
        return err.isForPeople()
                ? new PrintedStatus(err.raw(), isOnTerminal(err), Clock.system(ZoneId.systemDefault()))
                : new LoggedStatus(err);
    }

    private boolean isOnTerminal(StandardError err) {
        return err.isForPeople() && mode == Mode.AUTO && Boolean.getBoolean(ON_TERMINAL);
    }

    /** How often progress is shown; null for never. */
    @Nullable
    Duration interval(StandardError err) {
        return mode == Mode.NONE ? null : isOnTerminal(err) ? LIVE : PLAIN;
    }

    /**
     * Returns a watch with what reports that a sync stands still, keeps its numbers, and sends them with its traces.
     *
     * @param metrics the file with its numbers; null for none
     * @param account which of many accounts it is about; null where there is one only
     */
    SyncWatch watch(
            @Nullable String metrics,
            @Nullable String account,
            StatusLines lines,
            SecretMask secrets,
            StandardError err) {
        SyncWatch watch = new SyncWatch(problem -> err.say(LogLevel.WARN, secrets.mask(problem)));
        if (stallSeconds > 0) {
            watch.and(StallGuard.after(
                    Duration.ofSeconds(stallSeconds),
                    report -> lines.keep(report.stream().map(secrets::mask).toList(), account)));
        }
        if (metrics != null) {
            watch.and(new MetricsFile(Path.of(metrics), KEPT, Clock.systemUTC(), err));
        }
        try {
            telemetry(account, secrets, err).ifPresent(watch::and);
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
        return watch;
    }

    /** Telemetry that cannot begin, since a variable of it is wrong, ends no sync. */
    private Optional<SyncListener> telemetry(@Nullable String account, SecretMask secrets, StandardError err) {
        if (!openTelemetry && !Boolean.parseBoolean(System.getenv("CAIRN_OPENTELEMETRY"))) {
            return Optional.empty();
        }
        SyncListener.Provider provider = provider();
        Consumer<String> problems = text -> err.say(LogLevel.WARN, "OpenTelemetry: " + secrets.mask(text));
        try {
            return Optional.of(provider.begin(account, secrets::mask, problems));
        } catch (RuntimeException | LinkageError e) {
            problems.accept("nothing is sent. " + FailureWords.of(e));
            return Optional.empty();
        }
    }

    /** One for all accounts: its classes are loaded once. */
    private synchronized SyncListener.Provider provider() {
        SyncListener.Provider loaded = telemetry == null ? TelemetryJars.in(BesideJar.folder("telemetry")) : telemetry;
        telemetry = loaded;
        return loaded;
    }

    /** The file that tells whether something moves. */
    Optional<HealthFile> health(RunningSyncs syncs, StandardError err) {
        Duration patience = Duration.ofSeconds(Math.max(0, stallSeconds));
        return Optional.ofNullable(healthFile)
                .map(file -> new HealthFile(file, patience, syncs, KEPT, Clock.systemUTC(), err));
    }

    /** Status lines for what collects logs: nothing is taken away again, and a report is one line. */
    private record LoggedStatus(StandardError log) implements StatusLines {

        @Override
        public void show(List<LogLine> lines) {
            lines.forEach(log::say);
        }

        @Override
        public void keep(List<String> report, @Nullable String account) {
            log.say(new LogLine(LogLevel.WARN, String.join("\n", report)).about(account));
        }

        @Override
        public void clear() {}
    }

    /** The jars that tell other programs of syncs. They are loaded when one is asked for, and not before. */
    private static final class TelemetryJars {

        private TelemetryJars() {}

        /**
         * What is found in the jars of a folder, or else on the class path.
         *
         * @throws ConfigException if there is nothing
         */
        static SyncListener.Provider in(Path folder) {
            ClassLoader ours = TelemetryJars.class.getClassLoader();
            URL[] jars = jars(folder);
            ClassLoader loader = jars.length == 0 ? ours : new URLClassLoader("telemetry", jars, ours);
            return ServiceLoader.load(SyncListener.Provider.class, loader)
                    .findFirst()
                    .orElseThrow(
                            () -> new ConfigException("--opentelemetry needs cairn-opentelemetry.jar in the folder "
                                    + folder + ", which is not there"));
        }

        private static URL[] jars(Path folder) {
            try {
                return BesideJar.jars(folder);
            } catch (IOException e) {
                throw new ConfigException("The folder " + folder + " cannot be read: " + FailureWords.of(e));
            }
        }
    }
}
