package dev.cairn.cli.author;

import dev.cairn.cli.options.PythonOptions;
import dev.cairn.cli.options.ReachableNetwork;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.agent.AgentServer;
import dev.cairn.workbench.budget.BudgetLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
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
        name = "mcp",
        mixinStandardHelpOptions = true,
        description =
                "Speaks the Model Context Protocol on standard input and output, for agents: tools that validate, resolve, explain, read, "
                        + "propose and test manifests. Nothing is written, and no secret is shown.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the agent took its leave",
            "1:the folder or the agent's messages cannot be read",
            "2:wrong command line"
        })
public final class McpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Where the agent may read: nothing outside of it. Default: this folder.")
    private Path folder = Path.of(".");

    @Option(
            names = "--config",
            paramLabel = "[NAME=]FILE",
            description =
                    "A configuration, JSON, that the agent may use by its name and does not see. Default name: that of the file without "
                            + ".json. May be given several times.")
    private List<String> configs = List.of();

    @Option(
            names = "--secrets-env",
            paramLabel = "NAME",
            split = ",",
            description =
                    "An environment variable that the agent's commands of curl may have as $NAME, without seeing its value. May be given "
                            + "several times.")
    private List<String> variables = List.of();

    @Option(
            names = "--public-field",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "A field of the configurations whose value the agent may see. Others are masked but for addresses, dates and short "
                            + "words. May be given several times.")
    private Set<String> publicFields = Set.of();

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description = "What may be asked: public (default) for public addresses over TLS alone, or any.")
    private ReachableNetwork network = ReachableNetwork.PUBLIC;

    @Mixin
    private final PythonOptions python = new PythonOptions();

    private final OutputStream out;
    private final StandardError people;

    /**
     * @param out takes messages for the agent
     * @param people takes what is for the person
     */
    public McpCommand(OutputStream out, StandardError people) {
        this.out = out;
        this.people = people;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            people.say(LogLevel.ERROR, folder + ": there is no such folder");
            return ExitCode.FAILED;
        }
        RunOptions options = RunOptions.standard().code(python.code());
        AgentPermission permission = new AgentPermission(
                folder, configFiles(), secrets(), publicFields, network.limiting(options), BudgetLimits.ofSystem());
        AgentServer server = ServiceLoader.load(AgentServer.class, McpCommand.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("cairn-mcp-server is not on the class path"));
        server.serve(permission, new BufferedInputStream(System.in), out);
        return ExitCode.OK;
    }

    private Map<String, Path> configFiles() {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String config : configs) {
            int equals = config.indexOf('=');
            Path file = Path.of(config.substring(equals + 1));
            String name = equals < 0
                    ? String.valueOf(file.getFileName()).replaceFirst("\\.json$", "")
                    : config.substring(0, equals);
            if (files.put(name, file.toAbsolutePath()) != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Two configurations are called '" + name + "' (expected --config NAME=FILE)");
            }
            if (Files.notExists(file)) {
                people.say(LogLevel.WARN, file + ": there is no such file yet");
            }
        }
        return files;
    }

    private Map<String, String> secrets() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : variables) {
            String value = System.getenv(name);
            if (value == null || value.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "The environment variable " + name + " has no value");
            }
            values.put(name, value);
        }
        return values;
    }
}
