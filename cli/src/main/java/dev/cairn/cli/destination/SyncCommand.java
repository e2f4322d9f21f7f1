package dev.cairn.cli.destination;

import dev.cairn.cli.options.AccountFile;
import dev.cairn.cli.options.ConfigFile;
import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.watch.AccountsWatch;
import dev.cairn.cli.watch.SyncWatch;
import dev.cairn.cli.watch.WatchOptions;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.accounts.AccountReport;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description =
                "Reads streams into files or a database, where rows and states are committed together. The next sync "
                        + "goes on where the last state that was committed there is.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all streams were read to their end, of all accounts",
            "1:an input cannot be used, a stream failed, or the destination cannot be written; of one account or more",
            "2:wrong command line",
            "5:ended by --stop-after or --stop-after-requests, after a last commit",
            "143:ended by a signal, after a last commit"
        })
public final class SyncCommand extends DestinationCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Mixin
    private final ConfigsOptions configs = new ConfigsOptions();

    @Mixin
    private final SyncOptions options = new SyncOptions();

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to print the summary.")
    private OutputFormat format = OutputFormat.TEXT;

    @Mixin
    private final WatchOptions watching = new WatchOptions();

    private final PrintStream results;
    private final StopSignal stop;

    /**
     * @param results takes the summary
     * @param stop ends the sync early
     */
    public SyncCommand(PrintStream results, StandardError people, StopSignal stop) {
        super(people);
        this.results = results;
        this.stop = stop;
    }

    @Override
    int execute(DestinationOptions to) throws IOException, InterruptedException {
        options.limit().begin(Clock.systemUTC());
        Path folder = configs.folder();
        AccountNames names = AccountNames.of(spec.commandLine(), to, configs, options, watching);
        try {
            return folder == null ? executeOne(to) : executeAll(folder, to, names);
        } catch (InterruptedException e) {
            if (!options.limit().isReached()) {
                throw e;
            }
            return ExitCode.LIMIT_REACHED; // before the first stream
        }
    }

    private int executeOne(DestinationOptions to) throws IOException, InterruptedException {
        ConfigFile config = Objects.requireNonNull(configs.one());
        String prefix = Objects.requireNonNullElse(options.prefix(), "");
        ConfiguredSync sync = new ConfiguredSync(manifest, config, options, options.name(), prefix, log());
        SyncWatch watch = watching.watch(log().secrets(), log().people());
        try (Destination destination = opened(to, watch)) {
            SyncReport report;
            try (watch) {
                report = sync.to(destination, stop, watch);
                watch.ended(report.result());
            }
            format.print(report, destination.name(), results);
            return options.limit().exitCode(report.result());
        }
    }

    /** A destination that cannot be opened is a failure of the sync, for those that look at it, too. */
    private Destination opened(DestinationOptions to, SyncWatch watch) throws DestinationException {
        try {
            return to.open(log().secrets());
        } catch (DestinationException | RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    private int executeAll(Path folder, DestinationOptions to, AccountNames names)
            throws IOException, InterruptedException {
        AccountFile.Found found = AccountFile.all(folder);
        if (!found.others().isEmpty()) {
            log().warn("Not synced, since their names do not end in .json: " + String.join(", ", found.others()));
        }
        AccountRun run = new AccountRun(to, names, manifest, configs, options, log().people());
        List<AccountResult> all;
        try (AccountsWatch watch = watching.watchAccounts(found.accounts().size(), log().people())) {
            loadManifest(found.accounts(), watch);
            all = run.sync(found.accounts(), watch, stop);
        }
        format.print(all, results);
        Set<SyncResult> kinds = all.stream()
                .map(AccountResult::report)
                .map(AccountReport::result)
                .collect(Collectors.toSet());
        return options.limit()
                .exitCode(
                        kinds.contains(SyncResult.FAILED)
                                ? SyncResult.FAILED
                                : kinds.contains(SyncResult.STOPPED) ? SyncResult.STOPPED : SyncResult.COMPLETE);
    }

    /** A manifest that cannot be used is a failure of each account's sync, for those that look at it, too. */
    private void loadManifest(List<AccountFile> accounts, AccountsWatch watch) {
        try {
            manifest.loadShared();
        } catch (RuntimeException e) {
            accounts.forEach(account -> watch.watch(account, log().secrets()).close());
            throw e;
        }
    }
}
