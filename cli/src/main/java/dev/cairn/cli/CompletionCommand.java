package dev.cairn.cli;

import java.io.PrintStream;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Knows all commands, since it is asked about all of them. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a script that completes commands and options, for bash and zsh.",
            "Now: source <(cairn completion). For good: in a file of bash-completion's folder, named cairn."
        })
final class CompletionCommand implements Runnable {

    private final PrintStream out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    CompletionCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
        out.print(AutoComplete.bash("cairn", spec.root().commandLine()));
    }
}
