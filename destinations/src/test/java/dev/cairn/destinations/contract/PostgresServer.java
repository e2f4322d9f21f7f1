package dev.cairn.destinations.contract;

import dev.cairn.http.request.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server in a temporary folder, of the programs in {@code -Dcairn.postgres=FOLDER}. It does not run as root:
 * there, it runs as the user {@code postgres}.
 */
public final class PostgresServer {

    private static final String PROGRAMS = System.getProperty("cairn.postgres", "");

    private final Path folder;
    private final int port;

    private PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static boolean isThere() {
        return !PROGRAMS.isEmpty();
    }

    public static PostgresServer start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "cairn-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        PostgresServer server = new PostgresServer(folder, FreePort.choose());
        server.run("initdb", "-D", folder + "/data", "-A", "trust", "-U", "cairn", "--no-sync");
        server.up();
        return server;
    }

    /** Starts it, after a kill as soon as the last of its children has gone. */
    public void up() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                begin();
                return;
            } catch (IOException e) {
                if (attempt == 20) {
                    throw e;
                }
                Thread.sleep(500);
            }
        }
    }

    private void begin() throws IOException, InterruptedException {
        run(
                "pg_ctl",
                "-D",
                folder + "/data",
                "-w",
                "-l",
                folder + "/log",
                "-o",
                "-c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder + " -p " + port,
                "start");
    }

    /** Ends the server as a loss of power would. */
    public void kill() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> children = server.children().toList();
        server.destroyForcibly();
        server.onExit().join();
        children.forEach(child -> child.onExit().join()); // they see that it is gone
    }

    public String place() {
        return "127.0.0.1:" + port + "/postgres";
    }

    /** Ends the server and removes its folder. */
    public void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-D", folder + "/data", "-m", "immediate", "stop");
        new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(PROGRAMS + "/" + program);
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("postgres", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(program + " failed: " + Files.readString(output));
        }
        Files.delete(output);
    }
}
