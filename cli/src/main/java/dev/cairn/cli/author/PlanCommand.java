package dev.cairn.cli.author;

import dev.cairn.cli.options.CheckpointOptions;
import dev.cairn.cli.options.ConcurrencyOptions;
import dev.cairn.cli.options.ConfigOptions;
import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.plan.Estimate;
import dev.cairn.runtime.plan.Estimate.Certainty;
import dev.cairn.runtime.plan.StreamPlan;
import dev.cairn.runtime.plan.SyncPlan;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Says before a sync, for each stream, how many slices, pages and requests there will be and how long they take, what a "
                        + "crash would read again and whether pages can be read ahead; and what of that is not known, and why.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:a plan was made, perhaps with what is not known",
            "1:an input cannot be used",
            "2:wrong command line"
        })
public final class PlanCommand extends AuthorCommand {

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--streams",
            paramLabel = "NAME",
            split = ",",
            description = "Only these streams, with commas between them. Default: all that the connector has.")
    private List<String> streams = List.of();

    @Option(names = "--catalog", paramLabel = "FILE", description = "The streams of a configured catalog, JSON.")
    private @Nullable Path catalog;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "The state that the sync would go on from, as read takes it; state get writes that of a destination.")
    private @Nullable Path state;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How many requests may be sent to find out more, all streams together; 0 for none. Default: ${DEFAULT-VALUE}.")
    private int requests;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.text;

    @Mixin
    private final CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private final ConcurrencyOptions concurrency = new ConcurrencyOptions();

    /** How to print it; constants are the words of the command line. */
    enum Format {
        text,
        json
    }

    public PlanCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() throws IOException, InterruptedException {
        SecretMask secrets = new SecretMask();
        try {
            SyncPlan plan = plan(secrets);
            if (format == Format.json) {
                out.println(Json.write(plan.toJson()));
            } else {
                PlanText.lines(plan).forEach(line -> out.println(TerminalText.safe(line)));
            }
            return ExitCode.OK;
        } catch (SyncException e) {
            people.say(new LogLine(LogLevel.ERROR, e.userMessage()).masked(secrets));
            return ExitCode.FAILED;
        }
    }

    private SyncPlan plan(SecretMask secrets) throws IOException, InterruptedException {
        ObjectNode configuration = config.file().read();
        MessageWriter messages = new MessageWriter(message -> taken(message, secrets), secrets);
        RunOptions options =
                concurrency.in(checkpoints.in(RunOptions.standard())).code(manifest.code(configuration));
        ConfiguredConnector connector =
                config.file().configure(manifest.load(configuration), configuration, messages, options);
        InputState from = state == null ? InputState.EMPTY : new StateReader().read(state);
        return connector.plan(catalog(), from, Math.max(0, requests));
    }

    /** Of streams that are named, no more than the names matters here. */
    private ConfiguredCatalog catalog() {
        return catalog != null
                ? new CatalogReader().read(catalog)
                : new ConfiguredCatalog(streams.stream()
                        .map(name -> new ConfiguredStream(
                                StreamDescriptor.of(name), SyncMode.INCREMENTAL, List.of(), Map.of()))
                        .toList());
    }

    /** New tokens are kept as in a sync: the old ones may be of no use any more. */
    private int taken(Message message, SecretMask secrets) throws IOException {
        config.file().written(message);
        if (message instanceof Message.Log log && log.level() != LogLevel.INFO) {
            people.say(new LogLine(log.level(), log.text()).masked(secrets));
        }
        return 0;
    }

    /** A plan in words. */
    private static final class PlanText {

        private PlanText() {}

        static List<String> lines(SyncPlan plan) {
            List<String> lines = new ArrayList<>();
            for (StreamPlan stream : plan.streams()) {
                StreamPlan.Amount amount = stream.amount();
                lines.add(stream.stream() + ": " + amount.slices().words("slice") + ", "
                        + amount.pages().words("page") + ", "
                        + amount.requests().words("request")
                        + time(stream.time(), amount.requests()));
                stream.unknown().forEach(what -> lines.add("  not known: " + what));
                lines.add("  read again after a crash: " + stream.again().words());
                lines.add("  pages ahead: " + stream.ahead());
            }
            lines.add("in all: " + plan.requests().words("request") + time(plan.time(), plan.requests()) + " with "
                    + Estimate.exact(plan.workers()).words("worker"));
            plan.notes().forEach(note -> lines.add("  " + note));
            Duration latency = plan.latency();
            lines.add(Estimate.exact(plan.sent()).words("request") + " sent for this plan"
                    + (latency == null
                            ? "; how long answers take is not known"
                            : "; an answer took " + seconds(latency)));
            return lines;
        }

        private static String time(@Nullable Duration time, Estimate requests) {
            if (time == null) {
                return "";
            }
            return (requests.certainty() == Certainty.AT_LEAST ? ", at least " : ", about ") + seconds(time);
        }

        private static String seconds(Duration time) {
            return String.format(Locale.ROOT, time.toSeconds() < 10 ? "%,.2f s" : "%,.0f s", time.toMillis() / 1000.0);
        }
    }
}
