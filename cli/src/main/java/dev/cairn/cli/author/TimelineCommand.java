package dev.cairn.cli.author;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.workbench.timeline.TimelineDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
public final class TimelineCommand implements Callable<Integer> {

    private final PrintStream out;
    private final StandardError people;

    @Parameters(
            paramLabel = "OUTPUT",
            arity = "1..*",
            description = "What 'read' printed. Several are drawn one below the other, on the same scale.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Path> outputs;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private @Nullable Path file;

    /**
     * @param out takes the picture where no file is named
     * @param people takes what is wrong with an output
     */
    public TimelineCommand(PrintStream out, StandardError people) {
        this.out = out;
        this.people = people;
    }

    @Override
    public Integer call() throws IOException {
        try {
            String html = TimelineDocument.html(outputs);
            if (file == null) {
                out.print(html);
            } else {
                Files.writeString(file, html, StandardCharsets.UTF_8);
            }
            return ExitCode.OK;
        } catch (InvalidDocumentException e) {
            people.say(e.diagnostics());
            return ExitCode.FAILED;
        }
    }
}
