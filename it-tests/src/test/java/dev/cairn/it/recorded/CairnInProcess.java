package dev.cairn.it.recorded;

import dev.cairn.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Cairn's command line inside of this JVM. */
final class CairnInProcess implements Subject {

    @Override
    public Outcome run(List<String> arguments, Path folder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(arguments.toArray(String[]::new), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(
                Outcome.exit(code), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
