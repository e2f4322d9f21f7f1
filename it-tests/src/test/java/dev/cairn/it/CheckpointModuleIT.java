package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.sun.net.httpserver.HttpServer;
import dev.cairn.checkpoint.Cursors;
import dev.cairn.core.slice.Slice;
import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Templates;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector written in Java that depends on the checkpoint module alone: {@code examples/checkpointing-connector}. */
class CheckpointModuleIT {

    private static final Path EXAMPLE =
            Path.of("examples/checkpointing-connector/src/main/java/dev/example/tickets/Tickets.java");
    private static final int TICKETS = 60;
    private static final int PAGE = 10;

    @TempDir
    private Path folder;

    private HttpServer server;
    private volatile int brokenPage;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tickets", exchange -> {
            String[] query = exchange.getRequestURI().getQuery().split("[=&]", -1);
            int page = Integer.parseInt(query[3]);
            byte[] body = tickets(query[1], page).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page == brokenPage ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void resumesInTheMiddleOfASliceWithSixJarsOnItsClassPath() throws Exception {
        List<Path> jars = jars();
        System.out.println("The class path of a connector with checkpoints alone: "
                + jars.stream().map(jar -> jar.getFileName().toString()).toList());
        assertTrue(jars.size() <= 6, jars.toString());
        compile(jars);

        brokenPage = 5;
        List<String> first = run(jars, 1);
        assertEquals(4 * PAGE, first.size());
        assertEquals("2024-01-02T14:00:00Z", Files.readString(folder.resolve("state")));

        brokenPage = 0;
        List<String> second = run(jars, 0);
        assertEquals(TICKETS - 4 * PAGE + 2, second.size(), "what shares the last instants comes again");
        assertEquals(
                TICKETS,
                Stream.concat(first.stream(), second.stream()).distinct().count());
    }

    private List<Path> jars() throws Exception {
        List<Path> jars = new ArrayList<>();
        for (Class<?> type : List.of(
                Cursors.class,
                Slice.class,
                DatetimeBasedCursorModel.class,
                Templates.class,
                PythonText.class,
                JsonCreator.class)) {
            jars.add(Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        return jars;
    }

    private void compile(List<Path> jars) {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all",
                        "-Werror",
                        "-d",
                        folder.toString(),
                        "-cp",
                        path(jars),
                        EXAMPLE.toString());
        assertEquals(0, result, "the example compiles without a warning");
    }

    private List<String> run(List<Path> jars, int exitCode) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        path(jars) + File.pathSeparator + folder,
                        "dev.example.tickets.Tickets",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/tickets",
                        folder.resolve("state").toString())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        List<String> lines;
        try (var output = process.inputReader()) {
            lines = output.lines().toList();
        }
        assertEquals(exitCode, process.waitFor(), this::errors);
        return lines;
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String path(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** One an hour from the start of 2024 on. */
    private static String tickets(String since, int page) {
        return IntStream.range(0, TICKETS)
                .mapToObj(id -> id + ",2024-01-%02dT%02d:00:00Z".formatted(1 + id / 24, id % 24))
                .filter(ticket -> ticket.substring(ticket.indexOf(',') + 1).compareTo(since) >= 0)
                .skip((long) (page - 1) * PAGE)
                .limit(PAGE)
                .map(ticket -> ticket + "\n")
                .collect(Collectors.joining());
    }
}
