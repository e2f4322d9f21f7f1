package dev.cairn.cli.destination;

import dev.cairn.cli.options.AccountFile;
import dev.cairn.cli.watch.AccountsWatch;
import dev.cairn.cli.watch.SyncWatch;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.accounts.Account;
import dev.cairn.destinations.accounts.AccountReport;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.sync.StopSignal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sync of an account. Its secrets are known as long as it runs, and to it alone. */
final class AccountSync implements Account {

    private final AccountFile account;
    private final AccountRun run;
    private final AccountsWatch watch;
    private volatile @Nullable String destination;
    private volatile List<String> errors = List.of();

    AccountSync(AccountFile account, AccountRun run, AccountsWatch watch) {
        this.account = account;
        this.run = run;
        this.watch = watch;
    }

    @Override
    public String name() {
        return account.name();
    }

    @Override
    public String address() {
        return account.in(run.to().given());
    }

    @Override
    public SyncReport sync(StopSignal stop) throws IOException, InterruptedException {
        SyncLog log = new SyncLog(run.people(), new SecretMask(), account.name());
        try (SyncWatch watching = watch.watch(account, log.secrets());
                Destination opened = run.to().open(log.secrets(), account)) {
            destination = opened.name();
            SyncReport report = run.of(account, log).to(opened, stop, watching);
            watching.ended(report.result());
            return report;
        } catch (IOException | RuntimeException | Error e) {
            String where = e instanceof ConfigException ? account.file() + ": " : "";
            errors = SyncLog.describe(e).stream()
                    .map(line -> where + line.masked(log.secrets()).text())
                    .toList();
            throw e;
        }
    }

    /** What came of it. */
    AccountResult result(AccountReport report) {
        return new AccountResult(account, destination, report, errors);
    }
}
