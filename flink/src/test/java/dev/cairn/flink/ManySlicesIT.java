package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.flink.Events.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices are many, and short. {@code -Dcairn.flink.slices=100000} is the long run. */
@Tag("thorough")
class ManySlicesIT {

    private static final int SLICES = Integer.getInteger("cairn.flink.slices", 2_000);

    @TempDir
    Path folder;

    /** Flink waits for half a minute for threads that read slices when their task ends; those that are there then stay. */
    @Test
    void noThreadIsLeftBehind() throws Exception {
        try (Cluster cluster = Cluster.of(2);
                EventApi api = EventApi.of(Events.of(Kind.SUBSTREAM, SLICES, 1).pages(1_000), Quota.NONE, 0)) {
            Job job = new Job(cluster, api, folder).option("execution.checkpointing.interval", "1s");
            job.run();
            assertEquals(List.of(), fetchers());
            assertEquals(List.of(), job.missing());
            assertEquals(Set.of(), job.twice());
            job.assertTellsStatesOfOneMachine();
        }
    }

    private static List<String> fetchers() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Source Data Fetcher for"))
                .toList();
    }
}
