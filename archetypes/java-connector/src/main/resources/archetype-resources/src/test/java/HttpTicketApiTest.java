package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ${package}.models.Config;
import ${package}.models.JsonMismatchException;
import ${package}.models.TicketPage;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTicketApiTest {

    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "";
    private volatile String asked = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tickets", exchange -> {
            asked = exchange.getRequestURI().getQuery() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization");
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForAPage() throws IOException, InterruptedException {
        body = "{\"tickets\": [{\"id\": 7, \"updated_at\": \"2026-01-01T00:00:00Z\", \"priority\": \"high\"}]}";
        TicketPage page = page();
        assertEquals("since=2026-01-01T00:00:00Z&page=3 Bearer secret", asked);
        assertEquals(7, page.tickets().get(0).id());
        assertEquals("high", page.tickets().get(0).toJson().get("priority"), "what the schema does not name is kept");
        assertNull(page.nextPage());
    }

    @Test
    void anAnswerThatTheSchemaDoesNotAllowIsRefusedWithItsPlace() {
        body = "{\"tickets\": [{\"id\": \"seven\", \"updated_at\": \"2026-01-01T00:00:00Z\"}]}";
        JsonMismatchException e = assertThrows(JsonMismatchException.class, this::page);
        assertTrue(e.getMessage().contains("tickets[0].id"), e.getMessage());
    }

    @Test
    void anErrorIsToldWithItsStatusAndWithoutTheToken() {
        status = 503;
        IOException e = assertThrows(IOException.class, this::page);
        assertTrue(e.getMessage().endsWith("answers with status 503"), e.getMessage());
    }

    private TicketPage page() throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/tickets";
        return new HttpTicketApi(
                        Config.fromJson(Map.of("url", url, "token", "secret", "start_date", "2026-01-01T00:00:00Z")))
                .page("2026-01-01T00:00:00Z", 3);
    }
}
