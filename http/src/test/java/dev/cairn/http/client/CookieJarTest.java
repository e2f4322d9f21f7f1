package dev.cairn.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CookieJarTest {

    private final FakeTime time = new FakeTime();
    private final CookieJar jar = new CookieJar(time);

    @Test
    void sendsBackWhatWasSet() {
        jar.store("https://api.example/v1/items", List.of("a=1; Path=/; HttpOnly", "b=\"x y\""));
        assertEquals(Optional.of("b=\"x y\"; a=1"), jar.header("https://api.example/v1/more"));
        assertEquals(Optional.of("a=1"), jar.header("https://api.example/v2"));
    }

    @Test
    void keepsCookiesToTheirHost() {
        jar.store("https://api.example/", List.of("a=1", "b=2; Domain=.example", "c=3; Domain=other"));
        assertEquals(Optional.empty(), jar.header("https://other/"));
        assertEquals(Optional.of("b=2"), jar.header("https://www.example/"));
        assertEquals(Optional.of("a=1; b=2"), jar.header("https://api.example/"));
    }

    @Test
    void forgetsCookiesInTime() {
        jar.store("https://api.example/", List.of("a=1; Max-Age=10", "b=2; Expires=Thu, 01 Jan 2026 00:00:20 GMT"));
        time.advance(Duration.ofSeconds(15));
        assertEquals(Optional.of("b=2"), jar.header("https://api.example/"));
        time.advance(Duration.ofSeconds(5));
        assertEquals(Optional.empty(), jar.header("https://api.example/"));
    }

    @Test
    void sendsSecureCookiesOverTlsOnly() {
        jar.store("https://api.example/", List.of("a=1; Secure"));
        assertEquals(Optional.empty(), jar.header("http://api.example/"));
        assertEquals(Optional.of("a=1"), jar.header("https://api.example/"));
    }

    @Test
    void aCookieHeaderOfTheManifestStands() {
        jar.store("https://api.example/", List.of("a=1"));
        Request own = new Request("GET", "https://api.example/", Headers.of(Map.of("cookie", "mine=1")), null);
        assertEquals(Optional.of("mine=1"), jar.sendWith(own).headers().value("Cookie"));
    }
}
