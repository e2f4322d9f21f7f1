package ${package};

import ${package}.models.Ticket;
import dev.cairn.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Prints records as messages of the Airbyte protocol, and keeps the last state in a file, too. */
final class PrintedOutput implements Output {

    private final PrintStream out;
    private final Path stateFile;

    PrintedOutput(PrintStream out, Path stateFile) {
        this.out = out;
        this.stateFile = stateFile;
    }

    @Override
    public void record(Ticket ticket) {
        print(Map.of(
                "type", "RECORD",
                "record",
                        Map.of(
                                "stream", TicketSync.STREAM,
                                "data", ticket.toJson(),
                                "emitted_at", System.currentTimeMillis())));
    }

    @Override
    public void state(Map<String, ?> state) {
        print(Map.of(
                "type", "STATE",
                "state",
                        Map.of(
                                "type", "STREAM",
                                "stream",
                                        Map.of(
                                                "stream_descriptor", Map.of("name", TicketSync.STREAM),
                                                "stream_state", state))));
        out.flush(); // the file must not vouch for records that are still on their way
        if (out.checkError()) {
            throw new UncheckedIOException(new IOException("standard output is closed"));
        }
        keep(state);
    }

    private void print(Map<String, ?> message) {
        out.println(Json.write(message));
    }

    private void keep(Map<String, ?> state) {
        try {
            Path beside = stateFile.resolveSibling(stateFile.getFileName() + ".new");
            Files.write(beside, Json.writeBytes(state));
            Files.move(beside, stateFile, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
