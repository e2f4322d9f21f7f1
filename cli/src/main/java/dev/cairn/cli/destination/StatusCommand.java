package dev.cairn.cli.destination;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.KeptProgress;
import dev.cairn.destinations.KeptStream;
import dev.cairn.runtime.protocol.LogLevel;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says for each stream of a destination when it was synced, how far it is, and what went wrong.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing of --fail-on was found",
            "1:the destination cannot be read",
            "2:wrong command line",
            "3:a stream is stale",
            "4:the last sync of a stream has failed, whether or not one is stale"
        })
public final class StatusCommand extends DestinationCommand {

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How to print it.")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(names = "--name", paramLabel = "NAME", description = "Only the streams of this sync. Default: all.")
    private @Nullable String name;

    @Option(names = "--stream", arity = "1..*", paramLabel = "NAME", description = "Only these streams. Default: all.")
    private List<String> streams = List.of();

    @Option(
            names = "--fail-on",
            split = ",",
            paramLabel = "failed|stale=DURATION",
            converter = FailOn.Reader.class,
            description =
                    "Ends with 4 if the last sync of a stream has failed; with 3 if one was not read to its end for longer than "
                            + "DURATION (90m, 6h, 2d), or never, or if there is none. May be given several times.")
    private List<FailOn> failOn = List.of();

    private final PrintStream results;

    public StatusCommand(PrintStream results, StandardError people) {
        super(people);
        this.results = results;
    }

    @Override
    int execute(DestinationOptions named) throws IOException {
        try (Destination opened = named.open(log().secrets())) {
            return execute(opened);
        }
    }

    private int execute(Destination destination) throws IOException {
        List<KeptStream> all = SyncNames.only(name, destination).stream()
                .filter(kept ->
                        streams.isEmpty() || streams.contains(kept.stream().name()))
                .toList();
        format.print(all, destination.name(), results);
        List<StreamAlarm> alarms = failOn.stream()
                .flatMap(rule -> alarms(all, rule, Instant.now(), destination.name()))
                .toList();
        alarms.forEach(alarm -> say(new LogLine(LogLevel.ERROR, alarm.stream() + ": " + alarm.what(), alarm.stream())));
        return alarms.stream().mapToInt(StreamAlarm::exitCode).max().orElse(ExitCode.OK);
    }

    /** Also of streams that were named and are not there. */
    private Stream<StreamAlarm> alarms(List<KeptStream> all, FailOn rule, Instant now, String destination) {
        List<String> there = all.stream().map(kept -> kept.stream().name()).toList();
        Stream<String> missing = all.isEmpty() && streams.isEmpty()
                ? Stream.of(destination)
                : streams.stream().filter(stream -> !there.contains(stream));
        return Stream.concat(
                all.stream().flatMap(kept -> StreamAlarm.of(kept.stream().name(), kept.progress(), rule, now).stream()),
                missing.flatMap(stream -> StreamAlarm.of(stream, null, rule, now).stream()));
    }

    /**
     * A stream of which something is as the caller of {@code status} takes for a failure.
     *
     * @param stream its name
     * @param what is wrong with it
     * @param exitCode what the command ends with for it
     */
    private record StreamAlarm(String stream, String what, int exitCode) {

        /** @param progress null for a stream that was never synced */
        static Optional<StreamAlarm> of(String stream, @Nullable KeptProgress progress, FailOn rule, Instant now) {
            Duration stale = rule.stale();
            if (stale == null) {
                return Optional.ofNullable(progress == null ? null : progress.error())
                        .map(error -> new StreamAlarm(stream, "failed: " + error, ExitCode.STREAM_FAILED));
            }
            Instant completed = progress == null ? null : progress.completedAt();
            if (completed != null && Duration.between(completed, now).compareTo(stale) <= 0) {
                return Optional.empty();
            }
            String what = completed == null
                    ? "stale: never read to the end"
                    : "stale: read to the end " + completed.truncatedTo(ChronoUnit.SECONDS) + ", more than "
                            + stale.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT) + " ago";
            return Optional.of(new StreamAlarm(stream, what, ExitCode.STREAM_STALE));
        }
    }
}
