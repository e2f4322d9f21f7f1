package ${package};

import ${package}.models.Config;
import dev.cairn.json.Json;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Prints the tickets that have changed since the last run. */
public final class Main {

    private Main() {}

    /** @param args the file of the configuration, and the file of the state, which need not be there */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 2) {
            System.err.println("arguments: CONFIG.json STATE.json");
            System.exit(2);
        }
        Config config = Config.fromJson(Json.parse(Files.readAllBytes(Path.of(args[0]))));
        Path stateFile = Path.of(args[1]);
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        try (out) {
            new TicketSync(new HttpTicketApi(config), config, new PrintedOutput(out, stateFile)).run(state(stateFile));
        }
    }

    @SuppressWarnings("unchecked") // it was written by PrintedOutput
    private static Map<String, Object> state(Path file) throws IOException {
        return Files.exists(file) ? (Map<String, Object>) Json.parse(Files.readAllBytes(file)) : Map.of();
    }
}
