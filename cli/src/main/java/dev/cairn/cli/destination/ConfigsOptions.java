package dev.cairn.cli.destination;

import dev.cairn.cli.options.AccountFile;
import dev.cairn.cli.options.ConfigFile;
import dev.cairn.destinations.accounts.AccountSyncs;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options that say with which configurations a connector runs: with one, or with each of a folder. */
final class ConfigsOptions {

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Choice choice;

    /** One of them. */
    private static final class Choice {

        @Option(names = "--config", paramLabel = "FILE", description = "The configuration, JSON.")
        private @Nullable Path file;

        @Option(
                names = "--configs",
                paramLabel = "FOLDER",
                description =
                        "Syncs an account for each configuration of a folder, NAME.json, in one process. {account} stands for NAME "
                                + "in --to, --name, --prefix, --config-out and --metrics-file. With {account} in --to each account "
                                + "has a destination of its own; without it, tables of its own in one, and accounts are synced "
                                + "one after the other.")
        private @Nullable Path folder;
    }

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "With --configs: how many accounts are synced at once, at most. Default: "
                    + AccountSyncs.AT_ONCE + ".")
    private @Nullable Integer atOnce;

    @Option(
            names = "--config-out",
            paramLabel = "FILE",
            description =
                    "Where to put the configuration when the API gives out new tokens in place of those in it; it may be "
                            + "the file of --config, or FOLDER/{account}.json with --configs. Default: it is not kept.")
    private @Nullable String out;

    /** The folder with configurations; null where there is one only. */
    @Nullable
    Path folder() {
        return choice.folder;
    }

    /** The one configuration; null where there is a folder. */
    @Nullable
    ConfigFile one() {
        return choice.file == null ? null : new ConfigFile(choice.file, out == null ? null : Path.of(out));
    }

    /** That of an account. */
    ConfigFile of(AccountFile account) {
        return new ConfigFile(account.file(), out == null ? null : Path.of(account.in(out)));
    }

    @Nullable
    String out() {
        return out;
    }

    /** How many accounts are synced at once; null where nothing was said. */
    @Nullable
    Integer atOnce() {
        return atOnce;
    }
}
