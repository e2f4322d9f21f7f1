package dev.cairn.server.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HiddenSecretsTest {

    private static final List<Map<?, ?>> SPEC = HiddenSecrets.alternatives(Map.of(
            "properties",
            Map.of(
                    "url", Map.of("type", "string"),
                    "key", Map.of("type", "string", "airbyte_secret", true),
                    "accounts",
                            Map.of(
                                    "type",
                                    "array",
                                    "items",
                                    Map.of(
                                            "properties",
                                            Map.of("name", Map.of(), "token", Map.of("airbyte_secret", true)))))));

    private static final Map<String, Object> CONFIG = Map.of(
            "url", "http://x",
            "key", "k-1",
            "unknown", "u-1",
            "accounts", List.of(Map.of("name", "a", "token", "t-a"), Map.of("name", "b", "token", "t-b")));

    private final Map<?, ?> shown = (Map<?, ?>) Objects.requireNonNull(HiddenSecrets.hidden(CONFIG, SPEC));

    @Test
    void secretsAndWhatTheSpecDoesNotKnowAreHidden() {
        for (String secret : List.of("k-1", "u-1", "t-a", "t-b")) {
            assertFalse(shown.toString().contains(secret), shown.toString());
        }
        assertEquals("http://x", shown.get("url"));
    }

    @Test
    void whatIsNotChangedComesBack() throws CannotBeDone {
        assertEquals(CONFIG, HiddenSecrets.restored(shown, CONFIG));
    }

    @Test
    void anItemThatMovesInAListKeepsItsOwnSecret() throws CannotBeDone {
        List<?> accounts = (List<?>) Objects.requireNonNull(shown.get("accounts"));
        assertEquals(
                Map.of("accounts", List.of(Map.of("name", "b", "token", "t-b"))),
                HiddenSecrets.restored(Map.of("accounts", List.of(accounts.get(1))), CONFIG));
    }

    @Test
    void aSecretCannotBePutWhereThePageCouldReadIt() {
        assertThrows(CannotBeDone.class, () -> HiddenSecrets.restored(Map.of("url", shown.get("key")), CONFIG));
    }
}
