package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownPartitionsTest {

    private static List<Long> hashes(String snapshot) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(snapshot));
        List<Long> hashes = new ArrayList<>();
        while (bytes.hasRemaining()) {
            hashes.add(bytes.getLong());
        }
        return hashes;
    }

    @Test
    void theyKeepTheOrderInWhichTheyCameWhateverIsTakenOut() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            KnownPartitions known = new KnownPartitions();
            Set<Long> model = new LinkedHashSet<>();
            int growth = 2 + random.nextInt(4);
            for (int step = 0; step < 3000; step++) {
                long hash = 1L + random.nextInt(500);
                if (random.nextInt(growth) > 0) {
                    assertEquals(model.add(hash), known.add(hash));
                } else {
                    model.remove(hash);
                    known.remove(hash);
                }
                assertEquals(model.contains(hash), known.contains(hash));
                if (random.nextInt(100) == 0) {
                    known = KnownPartitions.of(known.snapshot());
                }
            }
            assertEquals(model.size(), known.size());
            assertEquals(List.copyOf(model), hashes(known.snapshot()));
        }
    }

    /** Three hashes are 32 characters. */
    @Test
    void whatIsAddedChangesTheEndOfTheTextOnly() {
        KnownPartitions known = new KnownPartitions();
        Random random = new Random(1);
        String before = "";
        for (int count = 1; count < 1000; count++) {
            known.add(random.nextLong());
            String now = known.snapshot();
            assertTrue(now.startsWith(before.substring(0, (count - 1) / 3 * 32)));
            before = now;
        }
    }
}
