package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Syncs with components in Python that are killed again and again, and go on from their last state. {@code -Dcairn.python.kills=300}
 * kills more often.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("cairn.python.kills", 3);
    private static final long SECONDS_TO_DIE = 20;

    @TempDir
    private Path folder;

    private final Random random = new Random(19);
    private final Set<Long> arrived = new TreeSet<>();
    private String python = "";
    private Path components = Path.of("");
    private String state = "";
    private long pid;
    private long child;
    private int kills;

    @BeforeEach
    void needsPython() throws IOException {
        python = PythonRun.interpreter();
        components = CountingApi.components(folder);
    }

    /** Hears each whole line of a sync; a record counts once a state comes after it, or the sync is complete. */
    private final class Lines {

        private final List<Long> since = new ArrayList<>();
        private final int mostMessages = 1 + random.nextInt(150);
        private int messages;

        /** Whether it is time to kill. */
        boolean hear(String line) throws IOException {
            Map<?, ?> message = PythonRun.object(Json.parse(line));
            if ("RECORD".equals(message.get("type"))) {
                Map<?, ?> data =
                        PythonRun.object(PythonRun.object(message.get("record")).get("data"));
                since.add(PythonRun.number(data.get("id")));
                pid = PythonRun.number(data.get("pid"));
                child = PythonRun.number(data.get("child"));
                messages++;
            } else if ("STATE".equals(message.get("type"))) {
                state = Json.write(message.get("state"));
                safe();
                messages++;
            }
            return messages >= mostMessages;
        }

        void safe() {
            arrived.addAll(since);
            since.clear();
        }
    }

    private void expectAll() {
        assertEquals(
                IntStream.rangeClosed(1, CountingApi.RECORDS)
                        .asLongStream()
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new)),
                arrived);
        arrived.clear();
        state = "";
    }

    private void counted(String what) {
        kills++;
        if (kills % 25 == 0 || kills == KILLS) {
            System.out.println(kills + " kills of the " + what);
        }
    }

    private void expectNoProcess() throws InterruptedException {
        for (int i = 0; i < SECONDS_TO_DIE * 10 && isAlive(); i++) {
            Thread.sleep(100);
        }
        assertTrue(!isAlive(), "the Python process " + pid + " or its child " + child + " has outlived its JVM");
    }

    private boolean isAlive() {
        return isAlive(pid) || isAlive(child);
    }

    private static boolean isAlive(long pid) {
        return pid != 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Takes what is written apart into lines. */
    private static final class LineStream extends OutputStream {

        private final StringBuilder line = new StringBuilder();
        private final Consumer<String> target;

        LineStream(Consumer<String> target) {
            this.target = target;
        }

        @Override
        public void write(int b) {
            if (b == '\n') {
                target.accept(line.toString());
                line.setLength(0);
            } else {
                line.append((char) b);
            }
        }
    }

    @Test
    void nothingIsLostWhenTheSideProcessIsKilled() throws Exception {
        while (kills < KILLS) {
            Lines lines = new Lines();
            boolean[] killed = {false};
            KillableSync.run(python, components, state, new LineStream(line -> {
                try {
                    if (lines.hear(line) && !killed[0]) {
                        killed[0] = true;
                        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            if (killed[0]) {
                counted("side process");
            }
            if (arrived.contains((long) CountingApi.RECORDS)) {
                expectAll();
            }
            expectNoProcess();
        }
    }

    @Test
    void nothingIsLostAndNoProcessIsLeftWhenTheJvmIsKilled() throws Exception {
        while (kills < KILLS) {
            Lines lines = new Lines();
            Process jvm = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KillableSync.class.getName(),
                            python,
                            components.toString(),
                            state)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            boolean killed = false;
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.endsWith("}") && lines.hear(line) && !killed) {
                        killed = true;
                        counted("JVM");
                        jvm.destroyForcibly();
                        break;
                    }
                }
            }
            jvm.waitFor();
            if (arrived.contains((long) CountingApi.RECORDS)) {
                expectAll();
            }
            expectNoProcess();
        }
    }
}
