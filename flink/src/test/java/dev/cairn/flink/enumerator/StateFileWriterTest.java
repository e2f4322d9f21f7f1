package dev.cairn.flink.enumerator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        file.write(List.of(Map.of("state", 0L)));
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (long i = 1; i <= 1000; i++) {
                file.write(List.of(Map.of("state", i)));
            }
        });
        int reads = 0;
        while (!writing.isDone()) {
            String text = Files.readString(path);
            assertTrue(text.matches("\\[\\{\"state\":\\d+}]\n"), text);
            reads++;
        }
        writing.join();
        assertTrue(reads > 10, "reads: " + reads);
        assertEquals("[{\"state\":1000}]\n", Files.readString(path));
    }
}
