package dev.cairn.cli.options;

import dev.cairn.cli.terminal.StandardError;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.budget.BudgetLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for the configurations, secrets and network that operations of authors may use. */
public final class PermissionOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "[NAME=]FILE",
            description =
                    "A configuration, JSON, that is used by its name and whose values are not shown. Default name: that of the file without "
                            + ".json. May be given several times.")
    private List<String> configs = List.of();

    @Option(
            names = "--secrets-env",
            paramLabel = "NAME",
            split = ",",
            description =
                    "An environment variable that a curl command may have as $NAME, without its value being shown. May be given "
                            + "several times.")
    private List<String> variables = List.of();

    @Option(
            names = "--public-field",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "A field of the configurations whose value may be shown. Others are masked but for addresses, dates and short "
                            + "words. May be given several times.")
    private Set<String> publicFields = Set.of();

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description = "What may be asked: public (default) for public addresses over TLS alone, or any.")
    private ReachableNetwork network = ReachableNetwork.PUBLIC;

    @Mixin
    private final PythonOptions python = new PythonOptions();

    /**
     * Returns the permission.
     *
     * @param people are warned of files that are missing
     */
    public AgentPermission of(Path folder, StandardError people) {
        RunOptions options = RunOptions.standard().code(python.code());
        return new AgentPermission(
                folder,
                configFiles(people),
                secrets(),
                publicFields,
                network.limiting(options),
                BudgetLimits.ofSystem());
    }

    private Map<String, Path> configFiles(StandardError people) {
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
