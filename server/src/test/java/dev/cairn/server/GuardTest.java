package dev.cairn.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.server.options.ServerOptions;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other sites and rebound names send is refused before anything else is looked at. */
class GuardTest {

    private static ManifestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = ManifestServer.start(ServerOptions.local().port(0).allowedHosts(Set.of("proxy.example", "other:99")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int get(String path, String headers) throws IOException {
        String lines =
                headers.isEmpty() ? "" : headers.replace("|", "\r\n").replace("PORT", "" + server.port()) + "\r\n";
        return RawClient.status(server.port(), "GET " + path + " HTTP/1.1\r\n" + lines + "Connection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example:PORT",
                "Host: evil.example",
                "Host: 127.0.0.1.evil.example:PORT",
                "Host: localhost.evil.example:PORT",
                "Host: 127.0.0.1:1",
                "Host: localhost",
                "Host: 192.168.0.1:PORT",
                "Host: 127.0.0.2:PORT",
                "Host: [::2]:PORT",
                "Host: 2130706433:PORT",
                "Host: other:98",
                "Host: evil@127.0.0.1:PORT",
                "Host: 127.0.0.1:PORT|Host: evil.example",
                "Host: ",
                "Host: 127.0.0.1:PORT, evil.example",
            })
    void anotherHostIsRefusedOnEveryPath(String headers) throws IOException {
        for (String path :
                new String[] {"/health/", "/capabilities/", "/openapi.json", "/v1/manifest/resolve", "/nope", "/health"
                }) {
            int status = get(path, headers);
            assertTrue(status == 403 || status == 400, headers + " " + path + ": " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:3000",
                "Origin: http://localhost",
                "Origin: http://evil.example:PORT",
                "Origin: file://",
                "Origin: https://127.0.0.1.evil.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: http://127.0.0.1:PORT|Sec-Fetch-Site: cross-site",
            })
    void pagesOfOtherSitesAreRefused(String headers) throws IOException {
        assertEquals(403, get("/health/", "Host: 127.0.0.1:PORT|" + headers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: 127.0.0.1:PORT",
                "Host: localhost:PORT",
                "Host: LOCALHOST:PORT",
                "Host: [::1]:PORT",
                "Host: proxy.example",
                "Host: proxy.example:8443",
                "Host: other:99",
                "Host: 127.0.0.1:PORT|Origin: http://127.0.0.1:PORT",
                "Host: 127.0.0.1:PORT|Sec-Fetch-Site: none",
                "Host: 127.0.0.1:PORT|Origin: https://proxy.example|Sec-Fetch-Site: same-origin",
            })
    void whoAsksByOneOfItsNamesIsLetIn(String headers) throws IOException {
        assertEquals(200, get("/health/", headers));
    }

    @ParameterizedTest
    @CsvSource({
        "/../health/, 400",
        "/health/../health/, 404",
        "/%2e%2e/health/, 400",
        "/health/..%2f, 400",
        "//health/, 400",
        "/health%00/, 400",
        "/health/;x=y, 404",
        "/v1/manifest/..;/health/, 400",
        "/.git/config, 404",
        "/etc/passwd, 404",
        "/docs, 404",
        "/redoc, 404",
    })
    void pathsThatClimbLeadNowhere(String path, int status) throws IOException {
        assertEquals(status, get(path, "Host: 127.0.0.1:PORT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/json",
                ""
            })
    void whatPagesMaySendWithoutAskingIsNoJson(String contentType) throws IOException {
        String request = RawClient.post(server.port(), "/v1/manifest/resolve", "{\"manifest\": {}}")
                .replace("application/json", contentType);
        assertEquals(422, RawClient.status(server.port(), request));
    }

    @Test
    void preflightsAreRefused() throws IOException {
        int status = RawClient.status(
                server.port(),
                "OPTIONS /v1/manifest/resolve HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                        + "\r\nAccess-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");

        assertEquals(405, status);
    }

    @Test
    void aServerForOthersHasASecret() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> ManifestServer.start(ServerOptions.local().host("0.0.0.0").port(0)));

        assertTrue(String.valueOf(refused.getMessage()).contains("AB_JWT_SIGNATURE_SECRET"), refused::getMessage);
    }

    @Test
    void aServerForOthersMayHaveAnyName() throws IOException {
        try (ManifestServer open = ManifestServer.start(
                ServerOptions.local().host("0.0.0.0").port(0).jwtSecret("secret"))) {
            String request = "GET /health/ HTTP/1.1\r\nHost: builder.internal\r\nConnection: close\r\n\r\n";

            assertEquals(200, RawClient.status(open.port(), request));
        }
    }

    /** The server closes such a connection; a client that kept it would lose its next request. */
    @Test
    void whoIsRefusedBeforeHisBodyIsToldThatTheConnectionEnds() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /nope HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nContent-Length: 2\r\n\r\n");
            String answer = client.answer();

            assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
            assertTrue(answer.contains("Connection: close\r\n"), answer);
        }
    }

    @Test
    void whoIsRefusedAfterHisBodyKeepsTheConnection() throws IOException {
        String refused = "POST /nope HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nContent-Length: 2\r\n\r\n{}";
        String next = "GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nConnection: close\r\n\r\n";

        String answers = RawClient.answer(server.port(), refused + next);

        assertTrue(answers.startsWith("HTTP/1.1 404"), answers);
        assertTrue(answers.contains("HTTP/1.1 200") || answers.contains("HTTP/1.1 307"), answers);
    }
}
