package dev.cairn.flink.enumerator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.split.SplitCoordinator.Next;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinationTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            streams:
              - type: DeclarativeStream
                name: events
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url: "https://api.test/events"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  partition_router: {type: ListPartitionRouter, values: [a, b], cursor_field: owner}
                schema_loader: {type: InlineSchemaLoader, schema: {}}
            """;

    private static Coordination coordination() throws Exception {
        ConfiguredConnector connector = Connector.load("manifest.yaml", MANIFEST)
                .configure(
                        new ConfigReader().read("config.json", "{}"),
                        new MessageWriter(OutputStream.nullOutputStream()));
        return new Coordination(connector.coordinate(
                connector.catalog().configured(), InputState.EMPTY, Instant.parse("2024-01-01T00:00:00Z"), 2));
    }

    @Test
    void whatIsUnsaidAtTheEndIsSaid() throws Exception {
        List<String> said = new ArrayList<>();
        Coordination coordination = coordination();
        coordination.tell(coordinator -> said.add("states"));
        coordination.close();
        assertEquals(List.of("states"), said);
    }

    /** A snapshot between the coordinator's answer and the enumerator's next step once lost a whole slice. */
    @Test
    void aSliceOnItsWayIsPartOfASnapshotUntilItIsTaken() throws Exception {
        try (Coordination coordination = coordination()) {
            assertNull(coordination.snapshot().given());
            Next.Ready first = (Next.Ready) coordination.next();
            assertEquals(first.split(), coordination.snapshot().given());
            coordination.taken();
            assertNull(coordination.snapshot().given());
            coordination.next();
            assertNotNull(coordination.snapshot().given());
        }
    }
}
