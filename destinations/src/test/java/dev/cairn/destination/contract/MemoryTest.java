package dev.cairn.destination.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.destination.SyncReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A destination that somebody added. */
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
        String address = "memory:" + folder;
        return new Place() {
            @Override
            public String address() {
                return address;
            }

            @Override
            public List<Map<String, @Nullable Object>> rows(String table) {
                return new MemoryDestination(address, Objects.requireNonNull(MemoryProvider.PLACES.get(address)))
                        .rows(table);
            }
        };
    }
}
