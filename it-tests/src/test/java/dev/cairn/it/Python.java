package dev.cairn.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The Python of tests that need one with airbyte-cdk: {@code -Dcairn.python=INTERPRETER}. */
final class Python {

    private static final String INTERPRETER = System.getProperty("cairn.python", "");

    private Python() {}

    /** Leaves a test out where there is none, and says so. */
    static void assumeThere() {
        assumeTrue(isThere(), "needs Python with airbyte-cdk: -Dcairn.python=INTERPRETER");
    }

    static boolean isThere() {
        return !INTERPRETER.isEmpty();
    }

    static String interpreter() {
        return INTERPRETER;
    }

    /** A Python file of these tests. */
    static String source(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Python.class.getResourceAsStream("/python/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
