package dev.cairn.cli.terminal;

import dev.cairn.documents.Diagnostic;
import java.io.PrintStream;
import java.util.List;

/** Writes lines for people to standard error, made safe for terminals ({@link TerminalText}). Thread-safe. */
public final class StandardError {

    private final PrintStream err;

    public StandardError(PrintStream err) {
        this.err = err;
    }

    /** Prints a line. */
    public void say(String line) {
        err.print(TerminalText.safe(line) + '\n');
        err.flush();
    }

    /** Prints a line for each. */
    public void say(List<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> say(diagnostic.toString()));
    }

    /** Where sequences that move the cursor are printed on purpose. */
    public PrintStream raw() {
        return err;
    }
}
