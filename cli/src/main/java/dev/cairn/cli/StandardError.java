package dev.cairn.cli;

import dev.cairn.documents.Diagnostic;
import java.io.PrintStream;
import java.util.List;

/** Writes lines for people to standard error, made safe for terminals ({@link TerminalText}). Thread-safe. */
final class StandardError {

    private final PrintStream err;

    StandardError(PrintStream err) {
        this.err = err;
    }

    /** Prints a line. */
    void say(String line) {
        err.print(TerminalText.safe(line) + '\n');
        err.flush();
    }

    /** Prints a line for each. */
    void say(List<Diagnostic> diagnostics) {
        diagnostics.forEach(diagnostic -> say(diagnostic.toString()));
    }

    /** Where sequences that move the cursor are printed on purpose. */
    PrintStream raw() {
        return err;
    }
}
