package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A destination that a user added. */
final class MemoryTest extends DestinationContract {

    @Test
    void theReportCountsRequestsAndThoseThatWereSentAgain() throws Exception {
        number("tags", 25);
        api.busyFor(2);
        SyncReport report = report(UnaryOperator.identity(), TestStream.of("tags"));
        assertEquals(5, report.requests());
        assertEquals(2, report.retries());
        assertEquals(2, report.waits());
    }

    @Test
    void aStreamWhoseSchemaFailsIsToldAndTheOthersAreSynced() throws Exception {
        number("tags", 2);
        List<String> errors = new ArrayList<>();
        DestinationSync sync = DestinationSync.of((output, listener) -> Connector.load(manifestFile, """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [tags]}
            definitions:
              retriever: &retriever
                type: SimpleRetriever
                requester: {type: HttpRequester, url: http://api/tags}
                record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
            streams:
              - {type: DeclarativeStream, name: tags, schema_loader: {type: InlineSchemaLoader, schema: {type: object}}, retriever: *retriever}
              - type: DeclarativeStream
                name: bad
                retriever: *retriever
                schema_loader: {type: DynamicSchemaLoader, retriever: *retriever, schema_type_identifier: {key_pointer: [id]}}
            """)
                        .configure(
                                new ConfigReader().read("config.json", "{}"),
                                output,
                                RunOptions.standard().transport(api).heardBy(listener)))
                .telling(message -> {
                    if (message instanceof Failure failure) {
                        errors.add(failure.stream() + " " + failure.texts().message());
                    }
                });
        try (Destination destination = Destinations.open(place.address())) {
            SyncReport report = sync.to(destination, new StopSignal());
            assertEquals(SyncResult.FAILED, report.result());
            assertEquals(1, report.streams().size());
            assertEquals(2, report.streams().get(0).rows());
            assertEquals(1, errors.size());
            assertTrue(errors.get(0).startsWith("bad The schema of stream bad cannot be made: "), errors::toString);
        }
    }

    @Override
    Place place() {
        return new MemoryPlace("memory:" + folder);
    }
}
