package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
final class ParquetTest extends DestinationContract {

    @Override
    Place place() {
        return new FilePlace("parquet", folder.resolve("data"));
    }

    /** Each commit adds a file; those of a table are looked into with the memory that one needs. */
    @Test
    void aTableOfManyFilesNeedsNoMoreMemory() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        events(1600);
        assertEquals(1600, sync(events).added());
        try (Stream<Path> files = Files.list(folder.resolve("data/events"))) {
            long count = files.count();
            assertTrue(count > 70, count + " files");
        }
    }

    /** Files of another sync may have these names in a moment. */
    @Test
    void whatIsDoneIsNotKeptToBeDone() throws Exception {
        TestStream tags = TestStream.of("tags").schema(Map.of("id", "integer"));
        for (int turn = 0; turn < 2; turn++) {
            number("tags", 5);
            sync(tags);
            Map<?, ?> kept = ((FilePlace) place).kept();
            assertEquals(Map.of(), kept.get("moves"));
            assertEquals(List.of(), kept.get("removes"));
        }
    }

    /** More than the memory that is enough for others. */
    @Test
    void wideRowsAreWritten() throws Exception {
        String wide = "x".repeat(30_000);
        for (int i = 0; i < 8000; i++) {
            api.with("pages", Map.of("id", (long) i, "text", i + wide));
        }
        assertEquals(8000, sync(TestStream.of("pages")).added());
    }
}
