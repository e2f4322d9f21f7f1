package dev.cairn.cli.destination;

import dev.cairn.cli.options.AccountFile;
import dev.cairn.cli.watch.WatchOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What keeps accounts apart: the names of their syncs, and, where they share a destination, what their tables begin with. In both
 * the account's placeholder stands for its name.
 */
record AccountNames(String name, String prefix) {

    /**
     * Those that the options say, or else that follow from the destination.
     *
     * @throws ParameterException if accounts would not be kept apart, or options do not go together
     */
    static AccountNames of(
            CommandLine line,
            DestinationOptions to,
            ConfigsOptions configs,
            SyncOptions options,
            WatchOptions watching) {
        boolean isMany = configs.folder() != null;
        Integer atOnce = configs.atOnce();
        if (atOnce != null && (!isMany || atOnce < 1)) {
            throw new ParameterException(line, "--at-once goes with --configs, and is 1 or more");
        }
        if (isMany) {
            requireAccount(line, "--config-out", configs.out());
            requireAccount(line, "--metrics-file", watching.metricsFile());
        }
        boolean isShared = !AccountFile.isIn(to.given());
        if (isMany && isShared) {
            requireAccount(line, "--name", options.name());
            requireAccount(line, "--prefix", options.prefix());
        }
        return new AccountNames(
                Objects.requireNonNullElse(options.name(), AccountFile.PLACEHOLDER),
                Objects.requireNonNullElse(options.prefix(), isShared ? AccountFile.PLACEHOLDER + "_" : ""));
    }

    private static void requireAccount(CommandLine line, String option, @Nullable String value) {
        if (value != null && !AccountFile.isIn(value)) {
            throw new ParameterException(
                    line,
                    option + " needs " + AccountFile.PLACEHOLDER
                            + " in it, which stands for the name of each account, or they "
                            + "would all have the same");
        }
    }
}
