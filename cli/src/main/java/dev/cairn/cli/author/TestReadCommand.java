package dev.cairn.cli.author;

import dev.cairn.cli.options.ExtraClasspath;
import dev.cairn.cli.options.ManifestArguments;
import dev.cairn.cli.options.TrafficOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.reading.ReadCollector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "test-read",
        mixinStandardHelpOptions = true,
        description =
                "Reads the first pages of one stream and shows its records, the requests that were sent for them, and why"
                        + " there are no others. Ends with 1 if something failed.")
public final class TestReadCommand extends AuthorCommand {

    private final SecretMask secrets = new SecretMask();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ManifestArguments manifest = new ManifestArguments();

    @Option(names = "--stream", paramLabel = "NAME", required = true, description = "The stream to read.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String stream;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration, JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Option(names = "--state", paramLabel = "FILE", description = "The state to go on from, JSON. Default: no state.")
    private @Nullable Path state;

    @Option(names = "--pages", paramLabel = "N", description = "At most so many pages of a slice. Default: 5.")
    private int pages = TestReadLimits.STANDARD.pages();

    @Option(names = "--slices", paramLabel = "N", description = "At most so many slices. Default: 5.")
    private int slices = TestReadLimits.STANDARD.slices();

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "Ends after the page with which there are so many records. Default: 100.")
    private int records = TestReadLimits.STANDARD.records();

    @Option(
            names = "--show",
            paramLabel = "PART",
            split = ",",
            description =
                    "What to print: records (default), requests (headers and bodies), steps (what becomes of each record),"
                            + " schema; separated by commas.")
    private List<TestReadPart> show = List.of(TestReadPart.records);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text (default) for people, or json as Airbyte's manifest server answers; json goes on at --records, as"
                            + " that server does.")
    private Format format = Format.text;

    @Mixin
    private final TrafficOptions traffic = new TrafficOptions();

    /** The formats; constants are the words of the command line. */
    enum Format {
        text,
        json
    }

    public TestReadCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() throws IOException, InterruptedException {
        Path file = manifest.one();
        try {
            Connector connector = new ExtraClasspath().with(() -> Connector.load(file));
            ObjectNode configuration = new ConfigReader().read(config);
            InputState from = state == null ? InputState.EMPTY : new StateReader().read(state);
            TestRead read = TestRead.of(stream).from(from).within(limits()).masking(secrets);
            return shown(connector, file, configuration, read);
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(this::say);
            return ExitCode.FAILED;
        } catch (SyncException e) {
            say(new LogLine(LogLevel.ERROR, e.userMessage()));
            return ExitCode.FAILED;
        }
    }

    private int shown(Connector connector, Path file, ObjectNode configuration, TestRead read)
            throws IOException, InterruptedException {
        TestReadText text = new TestReadText(out, show);
        RunOptions surroundings = traffic.options(configuration, secrets);
        TestReadResult result;
        if (format == Format.json) {
            result = connector.testRead(configuration, read, surroundings);
            result.writeTo(out);
            out.println();
            result.ownLogs().forEach(line -> say(new LogLine(LogLevel.WARN, line)));
        } else {
            result = new ReadCollector(connector, text.detail(), text).run(configuration, read, surroundings);
            text.end(result);
        }
        result.findings().forEach(this::say);
        boolean well = traffic.finish(file, configuration, read, line -> say(new LogLine(LogLevel.WARN, line)));
        return !well || result.hasErrors() ? ExitCode.FAILED : ExitCode.OK;
    }

    private TestReadLimits limits() {
        try {
            TestReadLimits limits = TestReadLimits.STANDARD
                    .pages(pages)
                    .slices(slices)
                    .records(records)
                    .time(BudgetLimits.ofSystem().time());
            return format == Format.text ? limits.stoppingAtRecords() : limits;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--pages, --slices and --records must be at least 1", e);
        }
    }

    private void say(Diagnostic problem) {
        say(LogLine.of(problem));
    }

    private void say(LogLine line) {
        people.say(line.masked(secrets));
    }
}
