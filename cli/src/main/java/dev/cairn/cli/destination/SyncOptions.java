package dev.cairn.cli.destination;

import dev.cairn.cli.options.CheckpointOptions;
import dev.cairn.cli.options.ConcurrencyOptions;
import dev.cairn.cli.options.LimitOptions;
import dev.cairn.cli.options.PagesAheadOptions;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.SchemaChanges;
import dev.cairn.runtime.RunOptions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say what is read and how it is written. */
final class SyncOptions {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "What this sync is called in the destination, where its tables and states are its own. Default: "
                            + "the name of the manifest's file, or of its folder where the file is called manifest; with "
                            + "--configs {account}.")
    private @Nullable String name;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description =
                    "What the names of new tables begin with, for a sync into a destination that has tables of another. Default: "
                            + "nothing; with --configs, where --to has no {account}, {account}_.")
    private @Nullable String prefix;

    @Option(
            names = "--same-source",
            description =
                    "Says that this is the source that was synced under the name, though its manifest or configuration "
                            + "look different: it has a new start date, or the account has moved.")
    private boolean sameSource;

    @Option(
            names = "--stream",
            arity = "1..*",
            paramLabel = "NAME",
            description = "Only these streams. Default: all that the connector has.")
    private List<String> streams = List.of();

    @Option(names = "--full-refresh", description = "Reads everything again, and replaces the rows that are there.")
    private boolean fullRefresh;

    @Option(
            names = "--mode",
            paramLabel = "append|overwrite|deduplicate",
            description =
                    "What becomes of rows that are there. Default: streams with a cursor are deduplicated by their "
                            + "primary key, or appended if they have none; others are overwritten.")
    private @Nullable WriteMode mode;

    @Option(
            names = "--schema-changes",
            paramLabel = "evolve|fail",
            defaultValue = "evolve",
            description = "What to do when records no longer fit their table: add and widen columns, or fail. Default: "
                    + "${DEFAULT-VALUE}.")
    private SchemaChanges schemaChanges = SchemaChanges.EVOLVE;

    @Option(
            names = "--rekey",
            description =
                    "Reads streams anew whose primary key is not the one of their table any more: the new rows replace"
                            + " the old ones when all of them are there. Default: such a stream fails.")
    private boolean rekey;

    @Option(
            names = "--allow-empty",
            description =
                    "A full refresh that finds no records may empty a table. Default: its stream fails, and the rows"
                            + " stay.")
    private boolean allowEmpty;

    @Option(
            names = "--allow-shrink",
            paramLabel = "PERCENT%",
            converter = Percentage.class,
            description =
                    "How many percent of its rows a full refresh may take away from a table with 100 rows or more;"
                            + " with more, its stream fails, and the rows stay. Default: 50%%.")
    private @Nullable Integer allowShrink;

    @Option(
            names = "--commit-interval",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long a state waits until it is committed, at least. Default: ${DEFAULT-VALUE}.")
    private double commitSeconds = 5;

    @Mixin
    private final CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private final PagesAheadOptions ahead = new PagesAheadOptions();

    @Mixin
    private final ConcurrencyOptions concurrency = new ConcurrencyOptions();

    @Mixin
    private final LimitOptions limit = new LimitOptions();

    /** What the sync is called; null where that was left to others. */
    @Nullable
    String name() {
        return name;
    }

    /** What tables begin with; null where nothing was said. */
    @Nullable
    String prefix() {
        return prefix;
    }

    /** The options of the connector. */
    RunOptions run() {
        return limit.in(concurrency.in(ahead.in(checkpoints.inSync(RunOptions.standard()))));
    }

    /** Returns where the command ends before all is read. */
    LimitOptions limit() {
        return limit;
    }

    /** Sets the options of a sync but its name and prefix. */
    void apply(DestinationSync sync) {
        sync.streams(streams).mode(mode).schemaChanges(schemaChanges).commitEvery(Duration.ofMillis((long)
                (commitSeconds * 1000)));
        if (fullRefresh) {
            sync.fullRefresh();
        }
        if (rekey) {
            sync.rekey();
        }
        if (allowEmpty) {
            sync.allowEmpty();
        }
        if (allowShrink != null) {
            sync.allowShrink(allowShrink);
        }
        if (sameSource) {
            sync.sameSource();
        }
    }

    /** Reads a whole number of percent, with or without its sign. */
    private static final class Percentage implements ITypeConverter<Integer> {

        private static final Pattern NUMBER = Pattern.compile("(\\d{1,2}|100)\\s*%?");

        @Override
        public Integer convert(String text) {
            Matcher number = NUMBER.matcher(text.strip());
            if (!number.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is no whole number of percent from 0 to 100, such as 50%");
            }
            return Integer.valueOf(number.group(1));
        }
    }
}
