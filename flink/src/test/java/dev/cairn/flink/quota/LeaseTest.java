package dev.cairn.flink.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.flink.quota.QuotaEvent.CallDelayed;
import dev.cairn.flink.quota.QuotaEvent.CallGranted;
import dev.cairn.flink.quota.QuotaEvent.CallWanted;
import dev.cairn.flink.quota.QuotaEvent.ToReader;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The limits of a manifest, counted for readers that may be late. */
class LeaseTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            api_budget:
              type: HTTPAPIBudget
              policies:
                - type: MovingWindowCallRatePolicy
                  rates: [{limit: 1, interval: PT1M}]
                  matchers: []
            streams:
              - type: DeclarativeStream
                name: events
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://api.test/events"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                schema_loader: {type: InlineSchemaLoader, schema: {}}
            """;

    private final List<ToReader> told = new CopyOnWriteArrayList<>();

    @Test
    void aCallThatMayBeMadeLateCountsForLonger() throws Exception {
        try (SharedWindows quota = new SharedWindows(Duration.ofMinutes(2), true, (reader, event) -> told.add(event));
                ConfiguredConnector connector = Connector.load("manifest.yaml", MANIFEST)
                        .configure(
                                new ConfigReader().read("config.json", "{}"),
                                new MessageWriter(OutputStream.nullOutputStream()),
                                RunOptions.standard().callWindows(quota))) {
            connector
                    .coordinate(connector.catalog().configured(), InputState.EMPTY, Instant.EPOCH, 3)
                    .close();
            quota.wanted(0, new CallWanted("policies/0", 0, 1));
            quota.wanted(1, new CallWanted("policies/0", 0, 1));
            assertEquals(2, told.size(), told.toString());
            assertTrue(told.get(0) instanceof CallGranted, told.toString());
            Duration delay = ((CallDelayed) told.get(1)).delay();
            assertTrue(delay.compareTo(Duration.ofSeconds(150)) > 0, delay.toString());
        }
    }
}
