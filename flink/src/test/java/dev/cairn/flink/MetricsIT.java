package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.flink.Events.Kind;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flink's users look at. */
class MetricsIT {

    private static final String READERS = "Source: cairn.";
    private static final String ENUMERATOR = ".coordinator.enumerator.";

    @TempDir
    Path folder;

    @Test
    void recordsBytesRequestsRefusalsAndWaitsAreCounted() throws Exception {
        String budget = """
                api_budget:
                  type: HTTPAPIBudget
                  policies:
                    - type: MovingWindowCallRatePolicy
                      rates: [{limit: 60, interval: PT1S}]
                      matchers: []
                """;
        Events events = Events.of(Kind.SUBSTREAM, 12, 40).pages(10).budget(budget);
        SeenMetrics.forget();
        try (Cluster cluster = Cluster.of(2);
                EventApi api = EventApi.of(events, Quota.closing(20, 1), 0)) {
            api.hold(query -> "o11".equals(query.get("owner")) && "1".equals(query.get("page")));
            Job job = new Job(cluster, api, folder).parallelism(2);
            JobClient client = job.start();
            Until.so("the last slice waits", () -> api.holding() == 1);
            Until.so("all others are given", () -> SeenMetrics.sum(ENUMERATOR, "unassignedSplits") == 0);
            api.hold(query -> false);
            Until.done(client.getJobExecutionResult());
            assertEquals(List.of(), job.missing());
            assertEquals(12 * 40, SeenMetrics.sum(READERS, "numRecordsIn"));
            assertEquals(12 * 40, SeenMetrics.sum(READERS, "numRecordsOut"));
            long ofParents = SeenMetrics.sum(ENUMERATOR, "requests");
            assertEquals(2, ofParents);
            assertEquals(api.requests() - ofParents, SeenMetrics.sum(READERS, "requests"));
            assertEquals(api.refused(), SeenMetrics.sum(READERS, "requestsRefused"));
            assertTrue(api.refused() > 0);
            assertEquals(
                    api.bytes(), SeenMetrics.sum(READERS, "numBytesIn") + SeenMetrics.sum(ENUMERATOR, "numBytesIn"));
            assertTrue(SeenMetrics.sum(READERS, "quotaWaitMillis") > 0);
        }
    }
}
