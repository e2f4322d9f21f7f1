package dev.cairn.workbench.har;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.workbench.pseudonym.Pseudonyms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RecordedSecretsTest {

    private static String secret(Random random) {
        byte[] bytes = new byte[12 + random.nextInt(20)];
        random.nextBytes(bytes);
        return switch (random.nextInt(3)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 1 -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "a1";
            default -> "sk_live_" + Long.toHexString(random.nextLong() | 1L << 60);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What was recorded as it should be has none; the same before its secrets were replaced has all of them. */
    @RepeatedTest(50)
    void theyAreFoundAndTheNamesInTheirPlaceAreNot(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String key = secret(random);
        String password = secret(random);
        String token = secret(random);
        String session = secret(random);
        Map<String, @Nullable Object> config =
                new LinkedHashMap<>(Map.of("api_key", key, "password", password, "start_date", "2026-01-01"));
        String basic = Base64.getEncoder().encodeToString(bytes("user:" + password));
        RecordedExchange login = new RecordedExchange(
                Instant.EPOCH,
                new Request(
                        "POST",
                        "https://a.example/token?api_key=" + key,
                        Headers.of(Map.of("Authorization", "Basic " + basic)),
                        null),
                200,
                Headers.of(Map.of("Content-Type", "application/json", "Set-Cookie", "sid=" + session + "; Path=/")),
                bytes(Json.write(Map.of("access_token", token, "expires_in", 3600L))),
                null);
        RecordedExchange page = new RecordedExchange(
                Instant.EPOCH,
                new Request(
                        "GET",
                        "https://a.example/p?page_token=abcdefghijklmnop1",
                        Headers.of(Map.of("Authorization", "Bearer " + token)),
                        null),
                200,
                Headers.of(Map.of("Content-Type", "application/json")),
                bytes(Json.write(Map.of("next_page_token", "abcdefghijklmnop2", "id", 1L))),
                null);
        Set<String> raw = RecordedSecrets.in(
                new Recording(Instant.EPOCH, List.of(login, page), Map.of()), config, new SecretMask());
        assertTrue(raw.containsAll(List.of(key, password, token, session)), raw.toString());
        RedactedTraffic redacted = RedactedTraffic.of(
                Instant.EPOCH, List.of(login, page), config, Set.of(), new Pseudonyms(), NotSecret.NOTHING);
        assertEquals(Set.of(), RecordedSecrets.in(redacted.recording(), redacted.config(), new SecretMask()));
    }

    private static RecordedExchange asked(String url, Map<String, String> headers) {
        return new RecordedExchange(
                Instant.EPOCH,
                new Request("GET", url, Headers.of(headers), null),
                200,
                Headers.of(Map.of("Content-Type", "application/json")),
                bytes(Json.write(List.of(Map.of("id", "5f3c9a7b2e4d6f8a9b1c3d5e")))),
                null);
    }

    /** What is written in a manifest by hand, whatever it is called; what the API has given is data. */
    @Test
    void whatLooksGeneratedInARequestIsOneUntilTheAuthorSaysNo() {
        List<RecordedExchange> exchanges = List.of(
                asked("https://a.example/bot123456789:AAFx9Zk3JqLw8RtY2uVbN5mQ0sD7fG1hJk/a", Map.of()),
                asked("https://a.example/a?t=9s6XKzkNRiz8i3qW7eRt", Map.of("X-Acme", "k-123456", "Accept", "text/csv")),
                asked("https://a.example/a/5f3c9a7b2e4d6f8a9b1c3d5e?status=open&since=2024-01-01", Map.of()));
        Recording recording = new Recording(Instant.EPOCH, exchanges, Map.of());
        Set<String> all = Set.of("123456789:AAFx9Zk3JqLw8RtY2uVbN5mQ0sD7fG1hJk", "9s6XKzkNRiz8i3qW7eRt", "k-123456");

        assertEquals(all, RecordedSecrets.in(recording, Map.of(), new SecretMask()));
        RedactedTraffic redacted =
                RedactedTraffic.of(Instant.EPOCH, exchanges, Map.of(), Set.of(), new Pseudonyms(), NotSecret.NOTHING);
        all.forEach(secret -> assertTrue(!HarFile.text(redacted.recording()).contains(secret), secret));
        assertEquals(Set.of(), RecordedSecrets.in(redacted.recording(), Map.of(), new SecretMask()));
        SecretMask said = new SecretMask();
        said.except(NotSecret.of(List.of("x-acme", "t", "123456789:AAFx9Zk3JqLw8RtY2uVbN5mQ0sD7fG1hJk")));
        assertEquals(Set.of(), RecordedSecrets.in(recording, Map.of(), said));
    }

    @Test
    void aConfigurationKeepsNoKeysAndNoAddressesWithALogin() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("dsn", "https://9a8b7c6d5e@o1.ingest.example/42");
        config.put("connection_string", "Endpoint=sb://x.example/;SharedAccessKey=9s6XKzkNRiz8i3qW7eRt=");
        config.put("sas", "sv=2024&sig=9s6XKzkNRiz8i3qW7eRa");
        config.put("webhook_url", "https://hooks.example/services/T024BE7LD/9s6XKzkNRi");
        config.put("cert", "-----BEGIN CERTIFICATE-----MIIB9s6XKzkNRiz8i3qW7eRt");
        config.put("private_key_id", "0f1e2d3c4b5a69788796");
        config.put("key", "k3j4h5g6f7d8");
        Map<String, @Nullable Object> all = new LinkedHashMap<>(config);
        all.put("start_date", "2024-01-01T00:00:00Z");
        all.put("status", "open");

        RedactedTraffic redacted =
                RedactedTraffic.of(Instant.EPOCH, List.of(), all, Set.of(), new Pseudonyms(), NotSecret.NOTHING);

        config.forEach((name, value) -> assertTrue(!redacted.config().containsValue(value), name));
        assertEquals("open", redacted.config().get("status"));
        assertEquals("2024-01-01T00:00:00Z", redacted.config().get("start_date"));
    }

    /** Recordings of this repository have none. */
    @Test
    void recordingsThatAreCommittedHaveNone() throws IOException {
        Path archetypes = Path.of("../archetypes");
        try (Stream<Path> files = Files.walk(archetypes)) {
            List<Path> recordings = files.filter(file -> file.toString().endsWith("traffic.har")
                            && file.toString().contains("src/main"))
                    .toList();
            assertTrue(!recordings.isEmpty());
            recordings.forEach(file -> assertEquals(
                    Set.of(), RecordedSecrets.in(HarFile.read(file), Map.of(), new SecretMask()), file.toString()));
        }
    }
}
