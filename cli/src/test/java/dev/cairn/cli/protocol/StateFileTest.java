package dev.cairn.cli.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.RecordLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    private static final StreamDescriptor TICKETS = StreamDescriptor.of("tickets");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final MessageWriter writer = new MessageWriter(out);
    private Path path;
    private StateFile file;

    @BeforeEach
    void open(@TempDir Path folder) {
        path = folder.resolve("state.json");
        file = new StateFile(path, writer, InputState.EMPTY);
    }

    private InputState kept() {
        return new StateReader().read(path);
    }

    @Test
    void aStateIsKeptAfterTheRecordsThatItVouchesForHaveLeft() throws IOException {
        byte[] record = "a record\n".getBytes(StandardCharsets.UTF_8);
        writer.write(new RecordLines(
                TICKETS,
                Instant.EPOCH,
                new RecordLines.Rendered(record, 0, new int[] {record.length - 1}, new int[] {record.length}),
                Collections.singletonList(null)));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        file.written(new Message.State(TICKETS, Map.of("at", 1L), 1));
        assertEquals(Map.of("at", 1L), kept().of(TICKETS));
        assertEquals("a record\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theLastOfManyStatesIsThereAtTheEnd() throws IOException {
        file.written(new Message.State(TICKETS, Map.of("at", 1L), 1));
        for (long at = 2; at <= 1000; at++) {
            file.written(new Message.State(TICKETS, Map.of("at", at), 1));
        }
        file.save();
        assertEquals(Map.of("at", 1000L), kept().of(TICKETS));
    }

    @Test
    void withoutANewStateTheFileStaysAsItIs() throws IOException {
        file.save();
        assertFalse(Files.exists(path));
    }
}
