package dev.cairn.flink.table;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of tables, and of catalogs. */
final class TableOptions {

    static final ConfigOption<String> MANIFEST = ConfigOptions.key("manifest")
            .stringType()
            .noDefaultValue()
            .withDescription("The manifest's file, where the query is planned.");

    static final ConfigOption<String> CONFIG = ConfigOptions.key("config")
            .stringType()
            .noDefaultValue()
            .withDescription("The connector's configuration on each machine: the path of a JSON file, or env:NAME.");

    static final ConfigOption<String> STREAM =
            ConfigOptions.key("stream").stringType().noDefaultValue().withDescription("The stream that is the table.");

    static final ConfigOption<String> STATE = ConfigOptions.key("state")
            .stringType()
            .noDefaultValue()
            .withDescription("A file with the states of an earlier sync, where the query is planned.");

    static final ConfigOption<String> STATE_FILE = ConfigOptions.key("state.file")
            .stringType()
            .noDefaultValue()
            .withDescription("Where the job manager writes the states of each completed checkpoint.");

    static final ConfigOption<Duration> INTERVAL = ConfigOptions.key("interval")
            .durationType()
            .noDefaultValue()
            .withDescription("Syncs again and again, so often; without it, the table ends.");

    static final ConfigOption<Duration> LEASE = ConfigOptions.key("quota.lease")
            .durationType()
            .defaultValue(Duration.ofMillis(100))
            .withDescription("How long a reader may wait with a call that was counted.");

    static final ConfigOption<String> PYTHON = ConfigOptions.key("python")
            .stringType()
            .noDefaultValue()
            .withDescription("What runs custom components in Python on each machine: the path of an interpreter.");

    static final ConfigOption<Integer> CHECKPOINT_PAGES = ConfigOptions.key("checkpoint.pages")
            .intType()
            .noDefaultValue()
            .withDescription("Keeps a position after every so many pages of each slice, whatever the manifest says.");

    private TableOptions() {}
}
