package dev.cairn.destination;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

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
}
