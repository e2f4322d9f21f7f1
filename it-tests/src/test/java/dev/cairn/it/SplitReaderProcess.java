package dev.cairn.it;

import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitItem;
import dev.cairn.runtime.split.SplitPage;
import dev.cairn.runtime.split.SplitReader;
import dev.cairn.runtime.split.SplitReaders;
import dev.cairn.runtime.split.SplitTracker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Reads the slices that come as lines of JSON. Writes {@code {"record": …}} lines, and behind the records of each page
 * {@code {"split": …}}: where the slice stands.
 */
final class SplitReaderProcess {

    private final SplitReaders readers;
    private final PrintStream out;

    private SplitReaderProcess(SplitReaders readers, PrintStream out) {
        this.readers = readers;
        this.out = out;
    }

    /**
     * Reads until there are no more lines.
     *
     * @param args a folder with manifest, configuration and catalog; the moment up to which is read */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (SplitReaders readers = Connector.load(folder.resolve("manifest.yaml"))
                .configure(new ConfigReader().read(folder.resolve("config.json")), new MessageWriter(System.err))
                .readers(new CatalogReader().read(folder.resolve("catalog.json")), Instant.parse(args[1]), 2)) {
            SplitReaderProcess process = new SplitReaderProcess(readers, System.out);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                process.read(Split.fromJson(object(line)));
            }
        }
    }

    @SuppressWarnings("unchecked") // lines are objects
    private static Map<String, Object> object(String line) throws IOException {
        return (Map<String, Object>) Json.parse(line);
    }

    private void read(Split split) throws InterruptedException {
        // tag::reader[]
        SplitTracker tracker = readers.track(split);
        try (SplitReader reader = readers.open(split)) {
            for (SplitPage page = reader.next(); page != null; page = reader.next()) {
                for (SplitItem item : page.items()) {
                    if (tracker.observe(item) && item instanceof SplitItem.Record record) {
                        emit(record.json());
                    }
                }
                save(split.at(tracker.position())); // together with the records before it
            }
        }
        save(split.at(tracker.closed()));
        // end::reader[]
    }

    private void emit(byte[] record) {
        out.println("{\"record\":" + new String(record, StandardCharsets.UTF_8) + "}");
    }

    private void save(Split split) {
        out.println(Json.write(Map.of("split", split.toJson())));
        out.flush();
    }
}
