package dev.cairn.cli.options;

import dev.cairn.workbench.published.AddedConnectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which manifests a command for authors is about: files, or a connector that was added. */
public final class ManifestArguments {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(arity = "0..*", paramLabel = "MANIFEST", description = "A connector's YAML manifest.")
    private List<Path> files = List.of();

    @Option(
            names = "--manifest-path",
            paramLabel = "FILE",
            description = "Likewise, as commands that run a connector have it.")
    private List<Path> named = List.of();

    @Option(names = "--connector", paramLabel = "NAME", description = ManifestOptions.CONNECTOR)
    private @Nullable String connector;

    /** All that were named, at least one. */
    public List<Path> all() {
        List<Path> all = new ArrayList<>(files);
        all.addAll(named);
        if (connector != null) {
            all.add(AddedConnectors.ofEnvironment().manifest(connector));
        }
        if (all.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Missing required parameter: 'MANIFEST'");
        }
        return all;
    }

    /** The only one. */
    public Path one() {
        List<Path> all = all();
        if (all.size() > 1) {
            throw new ParameterException(
                    command.commandLine(), "Only one MANIFEST is expected, and here is " + all.get(1) + ", too");
        }
        return all.get(0);
    }

    /** The only one, or none. */
    public Optional<Path> oneOrNone() {
        return files.isEmpty() && named.isEmpty() && connector == null ? Optional.empty() : Optional.of(one());
    }
}
