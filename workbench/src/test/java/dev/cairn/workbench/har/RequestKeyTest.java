package dev.cairn.workbench.har;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestKeyTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private static RequestKey get(String url) {
        return key("GET", url, "", "");
    }

    private static RequestKey key(String method, String url, String type, String body) {
        byte[] bytes = body.isEmpty() ? null : body.getBytes(StandardCharsets.UTF_8);
        return RequestKey.of(
                new Request(method, url, Headers.of(Map.of("Content-Type", type, "X-Id", body)), bytes),
                Matching.STANDARD,
                text -> text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test/a?x=1&y=2&x=3, https://API.test:443/a?y=2&x=3&x=1",
        "https://api.test/a%20b?q=a+b, https://api.test/a%20b?q=a%20b",
        "https://api.test/%61, https://api.test/a",
        "https://api.test, https://api.test/",
        "https://api.test/a?, https://api.test/a",
    })
    void theSameRequestInOtherWordsIsTheSame(String one, String other) {
        assertEquals(get(one), get(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test/a, http://api.test/a",
        "https://api.test/a?x=1, https://api.test/a?x=1&x=1",
        "https://api.test/a%2Fb, https://api.test/a/b",
        "https://api.test/a+b, https://api.test/a%20b",
        "https://api.test/a?x=, https://api.test/a",
    })
    void anotherRequestIsAnother(String one, String other) {
        assertNotEquals(get(one), get(other));
    }

    @Test
    void bodiesAreComparedByWhatTheyMean() {
        assertEquals(
                key("POST", "x", JSON, "{\"a\": 1, \"b\": [1, 2]}"), key("POST", "x", JSON, "{\"b\":[1,2],\"a\":1}"));
        assertNotEquals(key("POST", "x", JSON, "{\"b\": [2, 1]}"), key("POST", "x", JSON, "{\"b\": [1, 2]}"));
        assertEquals(key("POST", "x", FORM, "a=1&b=%20"), key("POST", "x", FORM, "b=+&a=1"));
        assertNotEquals(key("POST", "x", "text/plain", "a=1&b=2"), key("POST", "x", "text/plain", "b=2&a=1"));
    }

    @Test
    void aTokenThatIsSignedAnewIsTheSame() {
        String signed = "eyJhbGciOiJSUzI1NiJ9.eyJpYXQiOjE3fQ.c2lnbmF0dXJl";
        assertEquals(key("POST", "x", FORM, "assertion=" + signed), key("POST", "x", FORM, "assertion=cairn-jwt-7"));
    }

    @Test
    void headersCountWhereThatIsSaid() {
        Matching headers = new Matching(List.of(), List.of("x-version"));
        Request one = new Request("GET", "https://api.test/", Headers.of(Map.of("X-Version", "1")), null);
        Request two = new Request("GET", "https://api.test/", Headers.of(Map.of("X-Version", "2")), null);
        assertEquals(RequestKey.of(one, Matching.STANDARD, t -> t), RequestKey.of(two, Matching.STANDARD, t -> t));
        assertNotEquals(RequestKey.of(one, headers, t -> t), RequestKey.of(two, headers, t -> t));
    }
}
