package dev.cairn.cli.author;

import dev.cairn.cli.options.ManifestArguments;
import dev.cairn.cli.options.PythonOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import dev.cairn.manifest.ahead.SlicesAtOnce;
import dev.cairn.manifest.ahead.StreamReadAhead;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.workbench.authoring.ProblemCollector;
import dev.cairn.workbench.problem.ProblemList;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Prints all errors and warnings about manifests, without running them.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no errors; with --fail-on warning, no warnings either",
            "1:at least one error; with --fail-on warning, or warning",
            "2:wrong command line"
        })
public final class ValidateCommand extends AuthorCommand {

    @Mixin
    private final ManifestArguments manifests = new ManifestArguments();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A configuration, JSON, to check; the components of the manifests are built for it.")
    private @Nullable Path config;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default), json, or github for annotations of GitHub Actions.")
    private ProblemFormat format = ProblemFormat.text;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "The least severity that makes the exit code 1: error (default) or warning.")
    private Severity failOn = Severity.ERROR;

    @Option(
            names = "--checkpoints",
            description =
                    "Also says of each stream what a state can say of a slice that is being read, or why it can say nothing.")
    private boolean checkpoints;

    @Option(
            names = "--pages-ahead",
            description =
                    "Also says of each stream whether its pages can be read ahead (cairn read --pages-ahead), or why not.")
    private boolean pagesAhead;

    @Option(
            names = "--concurrency",
            description =
                    "Also says of each manifest how many slices it reads at once, which limits what cairn read --concurrency auto finds.")
    private boolean concurrency;

    @Mixin
    private final PythonOptions python = new PythonOptions();

    public ValidateCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() {
        ProblemCollector collector = new ProblemCollector(RunOptions.standard().code(python.code()));
        List<StreamCheckpoint> kinds = new ArrayList<>();
        List<StreamReadAhead> ahead = new ArrayList<>();
        List<SlicesAtOnce> slices = new ArrayList<>();
        Path configuration = config;
        if (configuration != null) {
            collector.configure(() -> new ConfigReader().read(configuration));
        }
        List<Path> files = manifests.all();
        for (Path manifest : files) {
            collector.check(manifest.toString(), () -> DocumentFiles.text(manifest));
            if (checkpoints) {
                kinds.addAll(ofManifest(manifest, Authoring::checkpoints));
            }
            if (pagesAhead) {
                ahead.addAll(ofManifest(manifest, Authoring::pagesAhead));
            }
            if (concurrency) {
                slices.addAll(ofManifest(manifest, (file, text) -> List.of(Authoring.slicesAtOnce(file, text))));
            }
        }
        ProblemList problems = collector.problems();
        if (checkpoints || pagesAhead || concurrency) {
            format.print(
                    problems.all(),
                    new ManifestAnswers(
                            checkpoints ? kinds : null, pagesAhead ? ahead : null, concurrency ? slices : null),
                    out);
        } else {
            format.print(problems.all(), out);
        }
        people.say(
                problems.fails(Severity.ERROR) ? LogLevel.ERROR : LogLevel.INFO,
                Phrases.count(files.size(), "manifest") + ": " + problems.counts());
        return problems.fails(failOn) ? ExitCode.FAILED : ExitCode.OK;
    }

    /** None where the manifest cannot be loaded, which its problems say. */
    private static <T> List<T> ofManifest(Path manifest, BiFunction<String, String, List<T>> all) {
        try {
            return all.apply(manifest.toString(), DocumentFiles.text(manifest));
        } catch (InvalidDocumentException e) {
            return List.of();
        }
    }
}
