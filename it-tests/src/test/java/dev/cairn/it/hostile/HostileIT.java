package dev.cairn.it.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No hostile input gives a stack trace, a process without a last message, ten seconds of processor time or a heap of more than
 * 512 MB, and each ends as promised. {@code -Dhostile.runs=50000} is the long run.
 */
class HostileIT {

    private static final int RUNS = Integer.getInteger("hostile.runs", 50);

    @Test
    @Tag("thorough")
    void answersEndAsPromised() throws IOException, InterruptedException {
        endAsPromised("responses");
    }

    @Test
    @Tag("thorough")
    void documentsEndAsPromised() throws IOException, InterruptedException {
        endAsPromised("documents");
    }

    @Test
    void whatChanceDamagesEnds() throws IOException, InterruptedException {
        endAsPromised("generated", "0", String.valueOf(RUNS));
    }

    private static void endAsPromised(String... series) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djdk.httpclient.redirects.retrylimit=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileMain.class.getName()));
        command.addAll(List.of(series));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertTrue(printed.strip().endsWith(" inputs, 0 broken"), printed);
        assertEquals(0, process.exitValue(), printed);
    }
}
