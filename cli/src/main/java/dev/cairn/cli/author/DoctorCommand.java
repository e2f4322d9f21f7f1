package dev.cairn.cli.author;

import dev.cairn.cli.model.PrintedNeed;
import dev.cairn.cli.options.ExtraClasspath;
import dev.cairn.cli.options.ManifestArguments;
import dev.cairn.cli.options.PythonOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.json.Json;
import dev.cairn.pythoncomponents.environment.ConnectorEnvironment;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.Need;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.workbench.problem.ProblemList;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Prints what a manifest needs of this machine: classes, a Python interpreter, its packages, permission; "
                        + "what to do about what is missing; and what the connector's own program does besides.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all is there", "1:something is missing", "2:wrong command line"})
public final class DoctorCommand extends AuthorCommand {

    @Mixin
    private final ManifestArguments manifest = new ManifestArguments();

    @Mixin
    private final PythonOptions python = new PythonOptions();

    @Mixin
    private final ExtraClasspath classpath = new ExtraClasspath();

    @Option(
            names = "--fix",
            description =
                    "First makes a Python environment in .venv beside the manifest, with airbyte-cdk and the packages"
                            + " of its requirements.txt. Commands on the manifest then use it. Runs pip, so it wants the"
                            + " environment variable AIRBYTE_ENABLE_UNSAFE_CODE to be true.")
    private boolean fix;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.text;

    /** How it is printed; constants are the words of the command line. */
    enum Format {
        text,
        json
    }

    public DoctorCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() {
        CodeOptions code = python.code();
        if (fix) {
            if (!code.unsafe()) {
                people.say(
                        LogLevel.ERROR,
                        "--fix installs packages that the connector names, and their code may run. To permit it, set"
                                + " the environment variable " + CodeOptions.UNSAFE + " to 'true'");
                return ExitCode.FAILED;
            }
            Optional<Path> made = environment(code);
            if (made.isEmpty()) {
                return ExitCode.FAILED;
            }
            code = code.interpreter(made.get().toString());
        }
        List<Need> needs = needs(manifest.one(), code);
        switch (format) {
            case text -> needs.forEach(need -> out.println(TerminalText.safe(line(need))));
            case json ->
                out.println(
                        Json.write(needs.stream().map(DoctorCommand::members).toList()));
        }
        long missing = needs.stream().filter(need -> !need.met()).count();
        people.say(
                missing == 0 ? LogLevel.INFO : LogLevel.ERROR,
                missing == 0 ? "Nothing is missing." : Phrases.count(missing, "thing") + " missing");
        return missing == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Makes the connector's Python environment; empty if that fails, which people are told. */
    private Optional<Path> environment(CodeOptions code) {
        Path folder = Objects.requireNonNull(manifest.one().toAbsolutePath().getParent(), "a file is in a folder");
        String interpreter = Objects.requireNonNullElse(code.interpreter(), "python3");
        people.say(LogLevel.INFO, "Making a Python environment in " + folder);
        try {
            return Optional.of(new ConnectorEnvironment(folder)
                    .make(interpreter, line -> people.say(LogLevel.INFO, TerminalText.safe(line))));
        } catch (IOException e) {
            people.say(LogLevel.ERROR, "The Python environment cannot be made: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private List<Need> needs(Path file, CodeOptions code) {
        try {
            RunOptions options = RunOptions.standard().code(code);
            return classpath.with(() -> Authoring.needs(file.toString(), DocumentFiles.text(file), options));
        } catch (ConfigException e) {
            return List.of(new Need("class path", false, "cannot be used", e.userMessage()));
        } catch (InvalidDocumentException e) {
            String problems = new ProblemList(e.diagnostics())
                    .errors().stream().map(String::valueOf).collect(Collectors.joining("; "));
            return List.of(new Need(file.toString(), false, "cannot be loaded", problems));
        }
    }

    private static String line(Need need) {
        String state = !need.met() ? "missing  " : need.remedy().isEmpty() ? "ok       " : "differs  ";
        return state + need.name() + ": " + need.found() + (need.remedy().isEmpty() ? "" : ". " + need.remedy());
    }

    private static Map<String, @Nullable Object> members(Need need) {
        String remedy = need.remedy().isEmpty() ? null : need.remedy();
        return new PrintedNeed(need.name(), need.met(), need.found(), remedy).toJson();
    }
}
