package dev.cairn.workbench.har;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.secret.Pseudonyms;
import dev.cairn.secret.SecretMask;
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
        RedactedTraffic redacted =
                RedactedTraffic.of(Instant.EPOCH, List.of(login, page), config, Set.of(), new Pseudonyms());
        assertEquals(Set.of(), RecordedSecrets.in(redacted.recording(), redacted.config(), new SecretMask()));
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
