package dev.cairn.cli.author;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.json.Json;
import dev.cairn.workbench.schema.EditorSchema;
import java.io.PrintStream;
import picocli.CommandLine.Command;

@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description =
                "Prints a JSON Schema of manifests, for editors that complete and check YAML by one. cairn validate and "
                        + "cairn lsp know more.")
public final class SchemaCommand extends AuthorCommand {

    public SchemaCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() {
        out.println(Json.write(EditorSchema.bundled()));
        return ExitCode.OK;
    }
}
