package dev.cairn.it.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests look like on the wire: as those of the reference's client, requests 2.34, but for the name. */
class RequestsIT {

    private static final byte[] PAGE = RawServer.ok("[{\"id\": 1}]");

    @Test
    void aGetHasTheHeadersThatRequestsSendsAndNoOthers() throws Exception {
        try (RawServer api = RawServer.of(PAGE)) {
            new WireSync(api.url()).run();
            RawServer.Request request = api.requests().get(0);
            Set<String> names = new TreeSet<>();
            request.head()
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> names.add(line.split(":", 2)[0]));
            assertEquals(Set.of("Host", "User-Agent", "Accept-Encoding", "Accept", "Connection"), names);
            assertEquals(Optional.of("127.0.0.1:" + api.port()), request.header("Host"));
            assertEquals(Optional.of("gzip, deflate"), request.header("Accept-Encoding"));
            assertEquals(Optional.of("*/*"), request.header("Accept"));
            assertEquals(Optional.of("keep-alive"), request.header("Connection"));
            assertTrue(request.header("User-Agent").orElse("").startsWith("cairn"), request.head());
        }
    }

    @Test
    void aPostWithoutABodySaysSo() throws Exception {
        try (RawServer api = RawServer.of(PAGE)) {
            new WireSync(api.url()).method("POST").run();
            assertEquals(Optional.of("0"), api.requests().get(0).header("Content-Length"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Host, other.example", "User-Agent, mine", "x-CaSe-iS-kePT, yes", "X-Name, Zoë", "Connection-Like, §"})
    void aManifestsOwnHeadersAreSentAsTheyAre(String name, String value) throws Exception {
        try (RawServer api = RawServer.of(PAGE)) {
            new WireSync(api.url()).header(name, value).run();
            String head = api.requests().get(0).head();
            assertTrue(head.contains("\r\n" + name + ": " + value + "\r\n"), head);
            assertEquals(1, head.split("(?i)\r\n" + name + ":", -1).length - 1, head);
        }
    }

    /** The proxy stands for the name service, which knows no such host here. */
    @Test
    void hostsMayHaveUnderscores() throws Exception {
        try (RawServer proxy = RawServer.of(PAGE)) {
            WireSync.Result result = new WireSync("http://my_host.example:8080")
                    .environment(Map.of("HTTP_PROXY", proxy.url()))
                    .run();
            assertEquals(List.of(1L), result.ids());
            assertEquals(
                    "http://my_host.example:8080/items", proxy.requests().get(0).target());
        }
    }
}
