package dev.cairn.destination.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.destination.sync.SyncReport;
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

    @Override
    Place place() {
        return new MemoryPlace("memory:" + folder);
    }
}
