package dev.cairn.destination.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.Destinations;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.StreamReport;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledIf("isThere")
final class PostgresTest extends DestinationContract {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static PostgresServer server;

    static boolean isThere() {
        return PostgresServer.isThere();
    }

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Override
    Place place() {
        String schema = "Test " + SCHEMAS.incrementAndGet();
        return new JdbcPlace(
                "postgresql://cairn@" + server.place() + "?schema=" + schema.replace(" ", "%20"),
                "jdbc:postgresql://" + server.place() + "?user=cairn&currentSchema=\"" + schema + "\"");
    }

    @Test
    void aServerThatIsKilledLosesNothing() throws Exception {
        TestStream events = TestStream.of("events").key("id").cursor();
        events(100);
        api.beforeAnswer(7, server::kill);
        assertThrows(DestinationException.class, () -> sync(events));
        server.up();
        sync(events);
        assertRows("events");
    }

    @ParameterizedTest
    @CsvSource({"3, true", "3, false", "6, true", "6, false"})
    void aConnectionThatBreaksInACommitLosesNothingAndDoublesNothing(int commit, boolean passedOn) throws Exception {
        TestStream events = TestStream.of("events").cursor();
        events(100);
        Place direct = place;
        int port = Integer.parseInt(server.place().replaceAll(".*:(\\d+)/.*", "$1"));
        try (CuttingProxy proxy = new CuttingProxy(port, commit, passedOn)) {
            place = new JdbcPlace(
                    direct.address().replace(":" + port + "/", ":" + proxy.port() + "/") + "&prepareThreshold=0", "");
            assertThrows(DestinationException.class, () -> sync(events));
        } finally {
            place = direct;
        }
        long before = direct.rows("events").size();
        KeptStream kept;
        try (Destination destination = Destinations.open(place.address())) {
            kept = destination.streams().get(0);
        }
        assertEquals(kept.progress().rows(), before);
        StreamReport report = sync(events);
        // The bound is inclusive: without a key, the record at the position comes again.
        assertEquals(100 + (before == 0 ? 0 : 1), report.rows());
    }
}
