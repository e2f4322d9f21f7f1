package dev.cairn.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets are told from settings by where they stand and by their shape, and not by a list of names. */
class SuspectTextTest {

    private static final SuspectText PASTED = new SuspectText(SuspectValues::isSecret);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Acme-Key",
                "x-functions-key",
                "Fastly-Key",
                "X-MW-PUBLIC-KEY",
                "X-Apptweak-Key",
                "Algolia-Key",
                "Trello-Key",
                "wskey",
                "X-Anything"
            })
    void aHeaderThatIsNotStandardHasASecret(String name) {
        assertTrue(SuspectValues.isSecretHeader(name, "k-123456"));
        assertTrue(SuspectValues.isSecretHeader(name, "swordfish"));
    }

    @ParameterizedTest
    @CsvSource({
        "Accept, application/json",
        "Accept-Language, 'en-US,en;q=0.9'",
        "Content-Type, application/json; charset=utf-8",
        "User-Agent, 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0'",
        "Referer, https://app.acme.test/reports?view=open",
        "X-Requested-With, XMLHttpRequest",
        "Notion-Version, 2022-06-28",
        "X-Acme-Page, 50",
        "X-Acme-Beta, true",
        "X-Acme-Region, eu"
    })
    void aStandardHeaderAndASettingHaveNone(String name, String value) {
        assertFalse(SuspectValues.isSecretHeader(name, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open",
                "-updated_at",
                "id,name,createdAt,organizationId",
                "2024-01-01T00:00:00Z",
                "100",
                "1700000000000",
                "type:ticket status:open created>2024-01-01",
                "application/vnd.acme.v2+json",
                "Europe/Berlin",
                "someone@example.com",
                "ORDER_STATUS_COMPLETED",
                "30d",
                "$expand=items($select=id)",
                "created_at desc"
            })
    void aSettingIsNoSecret(String value) {
        assertFalse(SuspectValues.isSecret("filter", value), value);
        assertFalse(SuspectValues.isCertain("filter", value), value);
    }

    @Test
    void theNamesOfCursorsAreNone() {
        assertFalse(SuspectValues.isSecret("starting_after", "cus_9s6XKzkNRiz8i3"));
        assertFalse(SuspectValues.isSecret("page_token", "CAUQAA9s6XKzkNRiz8i3"));
        assertFalse(SuspectValues.isSecret("sort_key", "created_at"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test/bot123456789:AAF-x9Zk3JqLw8RtY2uVbN5mQ0sD7fG1hJk/getUpdates, "
                + "123456789:AAF-x9Zk3JqLw8RtY2uVbN5mQ0sD7fG1hJk",
        "https://hooks.test/services/T024BE7LD/B024BE7LE/9s6XKzkNRiz8i3, 9s6XKzkNRiz8i3",
        "https://app.test/x?view=open&t=9s6XKzkNRiz8i3, 9s6XKzkNRiz8i3",
        "https://bob:pw-1@app.test/x, pw-1",
        "'query { items(first: 10, token: \"abc\") { id name } }', abc",
        "'{ items(filter: \"9s6XKzkNRiz8i3\") { id } }', 9s6XKzkNRiz8i3",
        "<login><password>hunter</password></login>, hunter"
    })
    void theSecretInATextIsFound(String text, String secret) {
        assertTrue(
                PASTED.in(text).stream().map(span -> span.of(text)).toList().contains(secret),
                PASTED.in(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.test/v1/accounts/12345/orders.json?status=any&limit=250&created_at_min=2024-01-01",
                "https://api.test/repos/octocat/python-world/issues",
                "https://api.test/2024-01/oauth2/latest/accountUsers",
                "query($token: String!, $first: Int = 10) { viewer(token: $token) { items(first: $first) { nodes { id"
                        + " } } } }",
                "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0"
            })
    void aTextWithoutASecretHasNone(String text) {
        assertEquals(List.of(), PASTED.in(text));
    }
}
