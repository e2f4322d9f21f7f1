package dev.cairn.cli.author;

import dev.cairn.cli.options.ManifestArguments;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.YamlText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description = "Prints a manifest with references replaced, parameters handed down and missing types filled in.")
public final class ResolveCommand extends AuthorCommand {

    @Mixin
    private final ManifestArguments manifest = new ManifestArguments();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "yaml (default), with comments that name the line of the manifest a value comes from, or json.")
    private Format format = Format.yaml;

    @Option(
            names = "--migrate",
            description = "Also brings it to the current form of the manifest language, as the connector builder does.")
    private boolean migrate;

    @Option(
            names = "--normalize",
            description = "Also moves repeated values to definitions.linked, as the connector builder does. "
                    + "The output then names no lines.")
    private boolean normalize;

    /** What is printed; constants are the words of the command line. */
    enum Format {
        yaml,
        json
    }

    public ResolveCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() {
        ObjectNode resolved = resolved();
        switch (format) {
            case yaml -> out.print(YamlText.of(resolved));
            case json -> out.println(Json.write(resolved.toPlain()));
        }
        return ExitCode.OK;
    }

    private ObjectNode resolved() {
        Path file = manifest.one();
        ObjectNode resolved = Authoring.resolve(file.toString(), DocumentFiles.text(file));
        if (migrate) {
            resolved = Authoring.migrate(resolved, Clock.systemUTC());
        }
        return normalize ? Authoring.normalize(resolved) : resolved;
    }
}
