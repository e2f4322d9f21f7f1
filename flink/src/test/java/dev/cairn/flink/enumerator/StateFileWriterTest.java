package dev.cairn.flink.enumerator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileWriterTest {

    @TempDir
    private Path folder;

    @Test
    void theFileIsThereWholeWheneverItIsRead() throws Exception {
        Path path = folder.resolve("new folder").resolve("states.json");
        StateFileWriter file = new StateFileWriter("file:" + path);
        file.write(state(0));
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (long i = 1; i <= 1000; i++) {
                file.write(state(i));
            }
        });
        int reads = 0;
        while (!writing.isDone()) {
            String text = Files.readString(path);
            assertTrue(text.startsWith("[{") && text.endsWith("}}]\n"), text);
            reads++;
        }
        writing.join();
        assertTrue(reads > 10, "reads: " + reads);
        assertEquals(state(1000), new StateReader().read(path));
    }

    private static InputState state(long at) {
        return new InputState(Map.of(StreamDescriptor.of("tickets"), Map.of("at", at)));
    }
}
