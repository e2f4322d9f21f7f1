package dev.cairn.cli.destination;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.sync.StreamRename;
import dev.cairn.documents.file.AtomicFile;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.LogLevel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "state",
        mixinStandardHelpOptions = true,
        description = {
            "Prints, replaces or removes the states that a destination keeps, or moves a stream to another name.",
            "get prints them as read --state takes them. set replaces those of the streams in a file of that form. reset "
                    + "removes them: the next sync reads the streams from their beginning. set and reset write what was there "
                    + "into a file first; rows stay, until what is read next takes their place.",
            "rename moves the table and the state of a stream OLD to the name NEW that it has in its manifest by now,"
                    + " in one commit."
        })
public final class StateCommand extends DestinationCommand {

    @Parameters(index = "0", paramLabel = "get|set|reset|rename", description = "What to do.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Action action;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE|OLD",
            description = "With set, the states, JSON; with rename, the name that the stream had.")
    private @Nullable String first;

    @Parameters(index = "2", arity = "0..1", paramLabel = "NEW", description = "With rename, the name that it has now.")
    private @Nullable String newName;

    @Option(
            names = "--stream",
            arity = "1..*",
            paramLabel = "NAME",
            description = "Only these streams. Default: all; for reset, name them, or say --all.")
    private List<String> streams = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Only the streams of this sync. Needed where several have streams of one name.")
    private @Nullable String name;

    @Option(names = "--all", description = "With reset: all streams.")
    private boolean all;

    @Option(
            names = "--backup",
            paramLabel = "FILE",
            description = "Where to write the states that were there. Default: cairn-state-TIME.json in this folder.")
    private @Nullable Path backup;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final PrintStream results;

    /** What to do with states. */
    enum Action {
        GET,
        SET,
        RESET,
        RENAME
    }

    public StateCommand(PrintStream results, StandardError people) {
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
        switch (action) {
            case GET -> results.println(text(chosen(destination.streams(), destination)));
            case SET -> {
                if (first == null) {
                    throw new ParameterException(spec.commandLine(), "state set needs a FILE");
                }
                set(destination, new StateReader().read(Path.of(first)));
            }
            case RESET -> {
                if (streams.isEmpty() && !all) {
                    throw new ParameterException(spec.commandLine(), "state reset needs --stream NAME or --all");
                }
                set(destination, null);
            }
            case RENAME -> rename(destination);
        }
        return ExitCode.OK;
    }

    private void rename(Destination destination) throws IOException {
        if (first == null || newName == null) {
            throw new ParameterException(spec.commandLine(), "state rename needs OLD and NEW");
        }
        streams = List.of(first);
        try (DestinationWriter writer = destination.write()) {
            List<KeptStream> found = chosen(writer.streams(), destination);
            if (found.isEmpty()) {
                throw new DestinationException("There is no stream " + first + " in " + destination.name());
            }
            KeptStream renamed = new StreamRename(writer).rename(found.get(0), newName);
            results.println("Stream " + first + " is " + newName + " now, in the table "
                    + renamed.table().name());
        }
    }

    private List<KeptStream> chosen(List<KeptStream> kept, Destination destination) throws DestinationException {
        List<KeptStream> chosen = SyncNames.only(name, kept, destination.name()).stream()
                .filter(stream ->
                        streams.isEmpty() || streams.contains(stream.stream().name()))
                .toList();
        if (chosen.stream().map(KeptStream::stream).distinct().count() < chosen.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Several syncs have streams of one name; say --name with one of: " + SyncNames.words(chosen));
        }
        return chosen;
    }

    /** @param states null to remove them */
    private void set(Destination destination, @Nullable InputState states) throws IOException {
        try (DestinationWriter writer = destination.write()) {
            List<KeptStream> before = chosen(writer.streams(), destination);
            if (states != null) {
                states.streams().keySet().stream()
                        .filter(name ->
                                before.stream().noneMatch(kept -> kept.stream().equals(name)))
                        .forEach(name -> say(new LogLine(
                                LogLevel.WARN,
                                "There is no stream " + name + " in " + destination.name() + "; its state is left out",
                                name.name())));
            }
            List<KeptStream> changed = before.stream()
                    .filter(kept -> states == null || states.streams().containsKey(kept.stream()))
                    .map(kept -> kept.resumingFrom(states == null ? null : states.of(kept.stream())))
                    .toList();
            Path saved = save(before);
            for (KeptStream kept : changed) {
                writer.giveUp(kept.table().name());
            }
            writer.commit(changed);
            results.println("The states of " + Phrases.count(changed.size(), "stream") + " were "
                    + (states == null ? "removed" : "set") + "; what was there is in " + saved);
        }
    }

    /** The states of streams, as {@code read} takes them. */
    private static String text(List<KeptStream> streams) {
        return Json.write(streams.stream()
                .map(KeptStream::stateMessage)
                .filter(Objects::nonNull)
                .toList());
    }

    private Path save(List<KeptStream> before) throws IOException {
        Path to = backup == null
                ? Path.of("cairn-state-" + Instant.now().toString().replace(":", "") + ".json")
                : backup;
        if (Files.isRegularFile(to)) {
            throw new IOException(
                    to + " is there already, and may be the only copy of earlier states: name another --backup");
        }
        new AtomicFile(to).replace(text(before).getBytes(StandardCharsets.UTF_8));
        return to;
    }
}
