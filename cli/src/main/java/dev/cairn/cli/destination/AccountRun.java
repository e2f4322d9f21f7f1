package dev.cairn.cli.destination;

import dev.cairn.cli.options.AccountFile;
import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.watch.AccountsWatch;
import dev.cairn.destinations.accounts.AccountReport;
import dev.cairn.destinations.accounts.AccountSyncs;
import dev.cairn.runtime.sync.StopSignal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the syncs of many accounts share. */
record AccountRun(
        DestinationOptions to,
        AccountNames names,
        ManifestOptions manifest,
        ConfigsOptions configs,
        SyncOptions options,
        StandardError people) {

    /** Syncs them; tells of each as it ends. */
    List<AccountResult> sync(List<AccountFile> accounts, AccountsWatch watch, StopSignal stop)
            throws InterruptedException {
        Map<String, AccountSync> syncs = new LinkedHashMap<>();
        accounts.forEach(account -> syncs.put(account.name(), new AccountSync(account, this, watch)));
        List<AccountReport> reports = AccountSyncs.of(List.copyOf(syncs.values()))
                .atOnce(Objects.requireNonNullElse(configs.atOnce(), AccountSyncs.AT_ONCE))
                .telling(report -> {
                    if (options.limit().isReached()) {
                        stop.request();
                    }
                    tell(Objects.requireNonNull(syncs.get(report.account())).result(report));
                })
                .run(stop);
        List<AccountResult> results = new ArrayList<>();
        reports.forEach(report ->
                results.add(Objects.requireNonNull(syncs.get(report.account())).result(report)));
        return results;
    }

    private void tell(AccountResult result) {
        AccountTexts.log(result, people.isForPeople()).stream()
                .filter(line -> SyncLog.isWanted(people, line.level()))
                .forEach(people::say);
    }

    /** The sync of one of them. */
    ConfiguredSync of(AccountFile account, SyncLog log) {
        return new ConfiguredSync(
                manifest, configs.of(account), options, account.in(names.name()), account.in(names.prefix()), log);
    }
}
