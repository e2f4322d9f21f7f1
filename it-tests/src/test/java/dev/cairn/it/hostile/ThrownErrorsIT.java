package dev.cairn.it.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.Main;
import dev.cairn.it.hostile.Entry.Question;
import dev.cairn.it.hostile.Entry.Surroundings;
import dev.cairn.runtime.RunOptions;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each entry answers, whatever is thrown within it. */
class ThrownErrorsIT {

    @TempDir
    private Path folder;

    static Stream<Error> errors() {
        return Stream.of(
                new OutOfMemoryError("a test"),
                new StackOverflowError(),
                new NoClassDefFoundError("a/Class"),
                new AssertionError("a test"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void pagesServersAndAgentsAreAnswered(Error error) throws Exception {
        RunOptions throwing = RunOptions.standard().transport(request -> {
            throw error;
        });
        Surroundings here = new Surroundings(
                folder.toRealPath(), "http://127.0.0.1:1/x", Weather.TRICKLING, throwing, new ByteArrayOutputStream());
        for (Map.Entry<String, Question> entry : Entry.in(Weather.TRICKLING).entrySet()) {
            if (entry.getKey().matches("(?:page|server|agent) .*(?<!connector)")) {
                String answer = entry.getValue().ask(here);
                assertTrue(answer.matches("(?s)(?:status \\d+|answered): .{10,}"), entry.getKey() + " " + answer);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void commandsSayIt(Error error) throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int value) {
                throw error;
            }
        };
        Surroundings here = new Surroundings(
                folder.toRealPath(),
                "http://127.0.0.1:1/x",
                Weather.TRICKLING,
                RunOptions.standard(),
                new ByteArrayOutputStream());
        int code = Main.run(
                new String[] {"resolve", here.written().toString()},
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(1, code);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("cairn: "), err.toString(StandardCharsets.UTF_8));
    }
}
