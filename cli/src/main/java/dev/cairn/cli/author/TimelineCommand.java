package dev.cairn.cli.author;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.file.AtomicFile;
import dev.cairn.workbench.timeline.TimelineDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description =
                "Draws what syncs printed: pages, states, and what a sync that is killed would go on from. The picture "
                        + "is an HTML file that needs nothing else.")
public final class TimelineCommand extends AuthorCommand {

    @Parameters(
            paramLabel = "OUTPUT",
            arity = "1..*",
            description = "What 'read' printed. Several are drawn one below the other, on the same scale.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Path> outputs;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private @Nullable Path file;

    public TimelineCommand(PrintStream out, StandardError people) {
        super(out, people);
    }

    @Override
    int execute() throws IOException {
        String html = TimelineDocument.html(outputs);
        if (file == null) {
            out.print(html);
        } else {
            new AtomicFile(file).replaceForAll(html.getBytes(StandardCharsets.UTF_8));
        }
        return ExitCode.OK;
    }
}
