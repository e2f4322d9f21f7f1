package dev.cairn.it.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorded case shows that the reference does the same; this is about the records of both runs together. */
class KilledJobsIT {

    private static final int RECORDS = 7;

    @TempDir
    private Path folder;

    @Test
    void whatComesAfterTheFirstStateIsReadByTheNextSync() throws IOException, InterruptedException {
        RecordedCase recorded =
                RecordedCase.load(CaseFolder.RECORDED.path().resolve("async/resumed-from-the-first-state.yaml"));
        Messages both =
                Messages.of(CaseRun.of(recorded, new CairnInProcess(), folder).texts());
        Set<String> kept = new TreeSet<>();
        int syncs = 0;
        boolean killed = false;
        for (Map<?, ?> message : both.all()) {
            if ("STARTED".equals(Messages.at(message, "trace", "stream_status", "status"))) {
                syncs++;
            }
            Object id = Messages.at(message, "record", "data", "id");
            if (id != null && (syncs == 2 || !killed)) {
                kept.add(String.valueOf(id));
            }
            if (syncs == 1 && !killed && message.get("state") != null) {
                assertTrue(String.valueOf(message).contains("cursor={day=2024-01-01}"), "a partition is open");
                assertTrue(kept.size() < RECORDS, "not all has come");
                killed = true;
            }
        }
        assertEquals(IntStream.rangeClosed(1, RECORDS).mapToObj(String::valueOf).collect(Collectors.toSet()), kept);
    }
}
