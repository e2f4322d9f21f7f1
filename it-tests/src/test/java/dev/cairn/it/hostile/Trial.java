package dev.cairn.it.hostile;

import com.sun.management.OperatingSystemMXBean;
import dev.cairn.cli.Main;
import dev.cairn.it.wire.RawServer;
import dev.cairn.json.Json;
import dev.cairn.manifest.rule.WordsForPeople;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs one hostile input and says what is wrong with how it ended. */
final class Trial {

    private static final Duration MOST_CPU = Duration.ofSeconds(10);
    private static final Duration MOST_TIME = Duration.ofSeconds(60);

    private static final int PROGRESS_EVERY = 1000;

    private static final int THROWN = -1;
    private static final int RUNNING = -2;

    private final Path folder;

    /** Puts input files into a folder. */
    Trial(Path folder) {
        this.folder = folder;
    }

    /** What a command printed. */
    record Result(int exit, String out, String err, List<String> problems) {}

    /** The problems, none if the promise is kept. */
    List<String> problems(Hostile hostile) throws IOException, InterruptedException {
        Result result = run(hostile);
        List<String> problems = new ArrayList<>(result.problems());
        if (result.exit() != RUNNING) {
            List<String> words = WordsForPeople.ofJava(result.err(), hostile.text());
            if (!words.isEmpty()) {
                problems.add(words + " on stderr: " + result.err());
            }
            problems.addAll(new Ending(result.exit(), result.out()).problems(hostile));
        }
        return problems;
    }

    /** Runs the command, and looks at how it ran and what people see of it. */
    Result run(Hostile hostile) throws IOException, InterruptedException {
        try (RawServer server = new RawServer(hostile.api())) {
            List<String> arguments = new ArrayList<>(List.of(hostile.command()));
            for (Map.Entry<String, byte[]> input : hostile.inputs().entrySet()) {
                Path file = folder.resolve(input.getKey().substring(2) + ".json");
                Files.write(file, withUrl(input.getValue(), server.url()));
                arguments.add(input.getKey());
                arguments.add(file.toString());
            }
            return run(arguments);
        }
    }

    private static byte[] withUrl(byte[] content, String url) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("$URL") ? text.replace("$URL", url).getBytes(StandardCharsets.ISO_8859_1) : content;
    }

    private static Result run(List<String> arguments) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int[] exit = {THROWN};
        Thread thread = new Thread(
                () -> exit[0] = Main.run(
                        arguments.toArray(String[]::new), out, new PrintStream(err, true, StandardCharsets.UTF_8)),
                "trial");
        thread.setDaemon(true);
        List<String> problems = new ArrayList<>();
        thread.setUncaughtExceptionHandler((t, thrown) -> problems.add("threw " + thrown));
        long before = cpuNanos();
        thread.start();
        thread.join(MOST_TIME.toMillis());
        Duration used = Duration.ofNanos(cpuNanos() - before);
        if (thread.isAlive()) {
            StringBuilder place = new StringBuilder();
            for (StackTraceElement frame : thread.getStackTrace()) {
                place.append(" < ").append(frame);
            }
            thread.interrupt();
            return new Result(RUNNING, "", "", List.of("did not end within " + MOST_TIME + place));
        }
        if (used.compareTo(MOST_CPU) > 0) {
            problems.add("took " + used + " of processor time");
        }
        String people = err.toString(StandardCharsets.UTF_8);
        if (people.contains("\tat ") || people.contains("Exception in thread")) {
            problems.add("a stack trace on stderr: " + people.lines().limit(4).toList());
        }
        if (people.chars().anyMatch(c -> c == 0x1b || (c < ' ' && c != '\n'))) {
            problems.add("control characters on stderr");
        }
        return new Result(exit[0], out.toString(StandardCharsets.UTF_8), people, problems);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** What the platform sees. */
    private record Ending(int exit, String out) {

        List<String> problems(Hostile hostile) {
            List<String> problems = new ArrayList<>();
            int records = 0;
            boolean error = false;
            boolean answered = false;
            boolean failed = false;
            Set<String> open = new HashSet<>();
            List<String> ends = new ArrayList<>();
            for (String line : out.lines().toList()) {
                Object message;
                try {
                    message = Json.parse(line);
                } catch (IOException e) {
                    problems.add("not a message: " + line);
                    continue;
                }
                for (String words : Stream.of(
                                at(message, "log", "message"),
                                at(message, "trace", "error", "message"),
                                at(message, "connectionStatus", "message"))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList()) {
                    List<String> foreign = WordsForPeople.ofJava(words, hostile.text());
                    if (!foreign.isEmpty()) {
                        problems.add(foreign + " in: " + words);
                    }
                }
                switch (String.valueOf(at(message, "type"))) {
                    case "RECORD" -> records++;
                    case "CONNECTION_STATUS", "CATALOG", "SPEC" -> answered = true;
                    case "TRACE" -> {
                        error |= at(message, "trace", "error") != null;
                        Object status = at(message, "trace", "stream_status", "status");
                        String stream =
                                String.valueOf(at(message, "trace", "stream_status", "stream_descriptor", "name"));
                        if ("STARTED".equals(status)) {
                            open.add(stream);
                        } else if ("COMPLETE".equals(status) || "INCOMPLETE".equals(status)) {
                            // As in the reference, a stream that the source does not have is no failure.
                            failed |= open.remove(stream) && "INCOMPLETE".equals(status);
                            ends.add(String.valueOf(status));
                        }
                    }
                    default -> {}
                }
            }
            if (!open.isEmpty()) {
                problems.add("no last status of " + open);
            }
            if (exit != 0 && exit != 1) {
                problems.add("exit code " + exit);
            }
            if (exit != 0 && !error) {
                problems.add("exit code " + exit + " and no error trace");
            }
            if (exit == 0 && (error || failed)) {
                problems.add("exit code 0 after a failure");
            }
            if (exit == 0 && !hostile.command().equals("read") && !answered) {
                problems.add("no answer");
            }
            return kept(hostile.promise(), records, ends, problems);
        }

        private List<String> kept(Promise promise, int records, List<String> ends, List<String> problems) {
            boolean complete = ends.contains("COMPLETE");
            boolean kept = switch (promise) {
                case READS_ALL -> exit == 0 && complete && records == Good.RECORDS;
                case FAILS -> exit == 1 && ends.equals(List.of("INCOMPLETE"));
                case REFUSES -> exit == 1 && ends.isEmpty() && records == 0;
                case LOUD -> !complete || records == Good.RECORDS;
                case ENDS -> true;
            };
            if (!kept) {
                problems.add("promised " + promise + ", got exit code " + exit + ", " + records + " records, " + ends
                        + ": "
                        + out.lines()
                                .filter(l -> l.contains("\"message\""))
                                .map(l -> l.substring(0, Math.min(l.length(), 400)))
                                .toList());
            }
            return problems;
        }

        private static @Nullable Object at(@Nullable Object value, String... path) {
            Object found = value;
            for (String key : path) {
                found = found instanceof Map<?, ?> map ? map.get(key) : null;
            }
            return found;
        }
    }

    /** Runs a series and prints on standard error each problem at once, and now and then how far it is. */
    static int run(Path folder, Iterable<Hostile> series) {
        int done = 0;
        int broken = 0;
        for (Hostile hostile : series) {
            List<String> problems;
            try {
                problems = new Trial(folder).problems(hostile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return broken;
            }
            if (!problems.isEmpty()) {
                broken++;
                System.err.println(hostile.name() + ": " + problems);
            }
            if (++done % PROGRESS_EVERY == 0) {
                System.err.println(progress(done, broken));
            }
        }
        return broken;
    }

    /** With what is left after a collection, which grows where something is kept. */
    private static String progress(int done, int broken) {
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return done + " inputs, " + broken + " broken, " + (heap.getUsed() >> 20) + " MiB of heap, "
                + ManagementFactory.getThreadMXBean().getThreadCount() + " threads, "
                + Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime())
                        .toSeconds() + " s";
    }
}
