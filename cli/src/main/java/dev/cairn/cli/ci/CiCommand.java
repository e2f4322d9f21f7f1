package dev.cairn.cli.ci;

import dev.cairn.cli.options.ExtraClasspath;
import dev.cairn.cli.options.PythonOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.GitHubActions;
import dev.cairn.cli.terminal.ReportFormat;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.workbench.problem.ProblemList;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ci",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at all that a connector's repository should be, and prints all problems at once.",
            "validate: errors and warnings of the manifests. format: their indentation. tests: cases on recorded"
                    + " traffic. secrets: whether manifests or recorded cases hold any. lock: whether added connectors are"
                    + " those that connectors.lock notes. models: whether generated models are what their schemas say,"
                    + " which the project's build tells."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no errors; with --fail-on warning, no warnings either",
            "1:at least one error; with --fail-on warning, or warning; or there was nothing to look at",
            "2:wrong command line"
        })
public final class CiCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "The repository. Default: this folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--skip",
            paramLabel = "PART",
            split = ",",
            description = "Leaves parts out, with commas between them: validate, format, tests, secrets, lock, models.")
    private Set<CiPart> skipped = EnumSet.noneOf(CiPart.class);

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "The least severity that makes the exit code 1: error (default) or warning.")
    private Severity failOn = Severity.ERROR;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text (default), or github: problems are annotations of GitHub Actions, and its summary has a table.")
    private ReportFormat format = ReportFormat.text;

    @Option(names = "--fix", description = "Writes manifests as the part format wants them.")
    private boolean fix;

    @Mixin
    private final PythonOptions python = new PythonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private final PrintStream out;
    private final StandardError people;

    public CiCommand(PrintStream out, StandardError people) {
        this.out = out;
        this.people = people;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            throw new ParameterException(spec.commandLine(), folder + " is no folder");
        }
        ConnectorRepository repository = ConnectorRepository.in(folder);
        if (fix) {
            for (Path manifest : repository.manifests()) {
                ManifestIndentation.of(manifest).write();
            }
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try {
            Thread.currentThread()
                    .setContextClassLoader(new ExtraClasspath()
                            .with(() -> Thread.currentThread().getContextClassLoader()));
            return told(reports(repository));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private Map<CiPart, PartReport> reports(ConnectorRepository repository) throws IOException, InterruptedException {
        Map<CiPart, PartReport> reports = new LinkedHashMap<>();
        for (CiPart part : CiPart.values()) {
            PartReport report = skipped.contains(part) ? PartReport.leftOut("--skip") : report(part, repository);
            reports.put(part, report);
            for (Diagnostic problem : report.problems().all()) {
                out.print(format.line(problem) + '\n');
            }
            out.flush();
        }
        return reports;
    }

    private PartReport report(CiPart part, ConnectorRepository repository) throws IOException, InterruptedException {
        try {
            return part.report(repository, python.code());
        } catch (InvalidDocumentException e) {
            return PartReport.of("cannot be read", e.diagnostics());
        }
    }

    private int told(Map<CiPart, PartReport> reports) {
        List<Diagnostic> found = new ArrayList<>();
        StringBuilder table = new StringBuilder("| part | of | |\n|---|---|---|\n");
        reports.forEach((part, report) -> {
            found.addAll(report.problems().all());
            String status = report.leftOut()
                    ? "left out"
                    : report.problems().all().isEmpty()
                            ? "ok"
                            : report.problems().counts();
            out.print(TerminalText.safe(String.format("%-8s  %s  (%s)", part, status, report.words())) + '\n');
            table.append(String.format("| %s | %s | %s |\n", part, GitHubActions.cell(report.words()), status));
        });
        out.flush();
        if (format == ReportFormat.github) {
            GitHubActions.ofEnvironment().summarize(table.toString());
        }
        boolean nothing = reports.values().stream().allMatch(PartReport::leftOut);
        if (nothing) {
            people.say(LogLevel.ERROR, "There was nothing to look at.");
        }
        ProblemList problems = new ProblemList(found);
        boolean fails = nothing || problems.fails(failOn);
        people.say(fails ? LogLevel.ERROR : LogLevel.INFO, problems.counts());
        return fails ? ExitCode.FAILED : ExitCode.OK;
    }
}
