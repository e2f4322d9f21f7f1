package dev.cairn.server.internal.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.server.model.KeptRead;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadHistoryTest {

    private final ReadHistory history = new ReadHistory();

    private List<KeptRead> kept() {
        return history.all().reads();
    }

    @Test
    void theNewestReadsAreKeptWithinTheBounds() {
        Random random = new Random(3);
        byte[] line = new byte[1 << 20];
        for (int i = 1; i <= 60; i++) {
            ReadHistory.Kept read = history.begin("rows", Instant.EPOCH);
            int lines = random.nextInt(12);
            for (int j = 0; j < lines; j++) {
                read.add(line);
                read.page(3);
            }
            List<KeptRead> all = kept();
            assertEquals(i, all.get(all.size() - 1).number());
            assertEquals(3L * lines, all.get(all.size() - 1).records());
            assertTrue(all.size() <= ReadHistory.MOST_READS);
            assertTrue(all.stream().mapToLong(KeptRead::bytes).sum() <= ReadHistory.MOST_BYTES);
        }
    }

    @Test
    void aReadThatIsTooLargeIsKeptAlone() {
        history.begin("small", Instant.EPOCH).add(new byte[10]);
        ReadHistory.Kept large = history.begin("large", Instant.EPOCH);
        for (int i = 0; i < 65; i++) {
            large.add(new byte[1 << 20]);
        }
        assertEquals(List.of(2L), kept().stream().map(KeptRead::number).toList());
    }

    @Test
    void aReadThatIsGoneHasNoLines() {
        ReadHistory.Kept first = history.begin("rows", Instant.EPOCH);
        first.add(new byte[] {1, 2});
        assertArrayEquals(new byte[] {1, 2}, history.lines(1).orElseThrow());
        for (int i = 0; i < ReadHistory.MOST_READS; i++) {
            history.begin("rows", Instant.EPOCH);
        }
        first.add(new byte[] {3}); // it still reads
        assertTrue(history.lines(1).isEmpty());
        assertEquals(0, kept().stream().mapToLong(KeptRead::bytes).sum());
    }
}
