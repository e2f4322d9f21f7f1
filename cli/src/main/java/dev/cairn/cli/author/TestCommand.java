package dev.cairn.cli.author;

import dev.cairn.cli.ci.GitHubCases;
import dev.cairn.cli.options.ExtraClasspath;
import dev.cairn.cli.options.TrafficOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.GitHubActions;
import dev.cairn.cli.terminal.ReportFormat;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.documents.file.AtomicFile;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.workbench.cases.CaseRecorder;
import dev.cairn.workbench.cases.CaseResult;
import dev.cairn.workbench.cases.CaseSuite;
import dev.cairn.workbench.cases.JUnitReport;
import dev.cairn.workbench.published.AddedConnectors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description =
                "Runs connectors on recorded traffic and compares what they do with what is expected. Opens no connection,"
                        + " but with --record.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all cases passed", "1:at least one did not, or there is none", "2:wrong command line"})
public final class TestCommand extends AuthorCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "FOLDER",
            description = "Cases, or folders with cases below them. A case is a folder with a case.yaml.")
    private List<Path> folders = List.of();

    @Option(
            names = "--connector",
            paramLabel = "NAME",
            description = "The cases in the folder of a connector that 'cairn connector add' has added.")
    private @Nullable String connector;

    @Option(names = "--filter", paramLabel = "TEXT", description = "Only cases whose folder has this text in its name.")
    private String filter = "";

    @Option(names = "--jobs", paramLabel = "N", description = "So many cases at the same time. Default: 2.")
    private int jobs = 2;

    @Option(names = "--junit", paramLabel = "FILE", description = "Writes the results as JUnit's XML, too.")
    private @Nullable Path junit;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text (default), or github: failures are annotations of GitHub Actions, too, and its summary has a table.")
    private ReportFormat format = ReportFormat.text;

    @Option(names = "--update", description = "Accepts what the cases do now: writes it into their expected.json.")
    private boolean update;

    @Option(
            names = "--against",
            paramLabel = "MANIFEST",
            description =
                    "Names the changes of the catalog since this older manifest that break users, in place of running the"
                            + " cases.")
    private @Nullable Path against;

    @Option(
            names = "--record",
            description = "Asks the API and writes its answers into the cases, without secrets. Needs --config.")
    private boolean record;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "With --record: the configuration to ask the API with, JSON.")
    private @Nullable Path config;

    @Option(
            names = "--scrub",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "With --record: replaces the values of fields with this name, such as those that name people.")
    private List<String> scrub = List.of();

    public TestCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() throws IOException, InterruptedException {
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs must be at least 1");
        }
        if (record == (config == null)) {
            throw new ParameterException(spec.commandLine(), "--record and --config belong together");
        }
        CaseSuite suite = CaseSuite.in(folders()).containing(filter);
        if (suite.size() == 0) {
            people.say(
                    LogLevel.ERROR,
                    "There is no case here: no folder with a case.yaml"
                            + (filter.isEmpty() ? "." : " and '" + filter + "' in its name."));
            return ExitCode.FAILED;
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread()
                    .setContextClassLoader(new ExtraClasspath()
                            .with(() -> Thread.currentThread().getContextClassLoader()));
            return reported(results(suite));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private List<Path> folders() {
        List<Path> all = new ArrayList<>(folders);
        if (connector != null) {
            all.add(AddedConnectors.ofEnvironment().folder(connector));
        }
        if (all.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FOLDER'");
        }
        return all;
    }

    private List<CaseResult> results(CaseSuite suite) throws IOException, InterruptedException {
        if (against != null) {
            List<CaseResult> results = suite.against(against);
            results.forEach(this::print);
            return results;
        }
        if (config == null) {
            return suite.run(update, jobs, this::print);
        }
        List<CaseResult> results = new ArrayList<>();
        for (Path folder : suite.folders()) {
            CaseResult result = CaseRecorder.record(
                    folder, new ConfigReader().read(config), RunOptions.standard(), new LinkedHashSet<>(scrub));
            print(result);
            people.say(LogLevel.WARN, TrafficOptions.personalData(folder));
            results.add(result);
        }
        return results;
    }

    private void print(CaseResult result) {
        String how = result.updated() ? "updated" : result.passed() ? "passed" : "FAILED";
        line(how + "  " + result.name());
        result.failures().forEach(failure -> indented("  ", failure));
        result.warnings().forEach(warning -> indented("  note: ", warning));
        out.flush();
    }

    private void indented(String start, String text) {
        text.lines().forEach(one -> line("       " + start + one));
    }

    private void line(String text) {
        out.print(TerminalText.safe(text) + '\n');
    }

    private int reported(List<CaseResult> results) throws IOException {
        long failed = results.stream().filter(result -> !result.passed()).count();
        line(Phrases.count(results.size(), "case") + ": " + (results.size() - failed) + " passed, " + failed
                + " failed");
        if (format == ReportFormat.github) {
            GitHubCases.tell(results, GitHubActions.ofEnvironment(), out);
        }
        if (junit != null) {
            new AtomicFile(junit).replaceForAll(JUnitReport.of(results).getBytes(StandardCharsets.UTF_8));
        }
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
}
