package dev.cairn.cli.author;

import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.workbench.language.EditorServer;
import java.io.OutputStream;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "lsp",
        mixinStandardHelpOptions = true,
        description =
                "Speaks the Language Server Protocol on standard input and output, for editors: problems, completion, "
                        + "explanations, definitions, outline, renaming, formatting and quick fixes of manifests.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the editor took its leave", "1:the editor was gone", "2:wrong command line"})
public final class LspCommand implements Callable<Integer> {

    /** What many editors give a server by themselves. */
    @Option(names = "--stdio", hidden = true)
    @SuppressWarnings("unused") // there is nothing else
    private boolean stdio;

    private final OutputStream out;

    /** @param out takes messages for the editor */
    public LspCommand(OutputStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        EditorServer server = ServiceLoader.load(EditorServer.class, LspCommand.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("cairn-language-server is not on the class path"));
        return server.serve(System.in, out) ? ExitCode.OK : ExitCode.FAILED;
    }
}
