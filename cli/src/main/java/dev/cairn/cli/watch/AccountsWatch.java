package dev.cairn.cli.watch;

import dev.cairn.cli.options.AccountFile;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.core.secret.SecretMask;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows and keeps how far the syncs of many accounts are, until this is closed. Thread-safe. */
public final class AccountsWatch implements AutoCloseable {

    private final WatchOptions options;
    private final RunningSyncs syncs;
    private final StatusLines lines;
    private final StandardError err;
    private final Optional<HealthFile> health;
    private final @Nullable Periodic progress;

    AccountsWatch(WatchOptions options, RunningSyncs syncs, StatusLines lines, StandardError err) {
        this.options = options;
        this.syncs = syncs;
        this.lines = lines;
        this.err = err;
        this.health = options.health(syncs, err);
        Duration interval = options.interval(err);
        this.progress =
                interval == null ? null : Periodic.start("progress", interval, () -> lines.show(syncs.progress()));
    }

    /** Watches the sync of one account, from before it begins; {@code secrets} masks what is shown of it. */
    public SyncWatch watch(AccountFile account, SecretMask secrets) {
        String metrics = options.metricsFile();
        return options.watch(metrics == null ? null : account.in(metrics), account.name(), lines, secrets, err)
                .and(syncs.begin(account.name()));
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
            lines.clear();
        }
        health.ifPresent(HealthFile::close);
    }
}
