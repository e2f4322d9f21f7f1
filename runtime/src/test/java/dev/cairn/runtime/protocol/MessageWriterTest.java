package dev.cairn.runtime.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.config.StreamDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageWriterTest {

    private static final String CANARY = "c4n4ry";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SecretMask secrets = new SecretMask();

    private String written(Message message) throws IOException {
        MessageWriter writer = new MessageWriter(out, secrets);
        writer.write(message);
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void secretsAreMaskedInErrorsWithTheirCausesAndStacks() throws IOException {
        secrets.add(CANARY);
        Exception cause = new IllegalStateException("cause " + CANARY);
        SystemException failure = new SystemException("user " + CANARY, "internal " + CANARY, cause);
        String text = written(Failure.ofStream(StreamDescriptor.of("s"), failure, Clock.systemUTC()));
        assertFalse(text.contains(CANARY), text);
        assertTrue(text.contains("\"message\":\"user ****\""), text);
    }

    @Test
    void secretsAreMaskedInLogsAndInTheOutcomeOfACheck() throws IOException {
        secrets.add(CANARY);
        assertFalse(written(new Message.Log(LogLevel.INFO, CANARY)).contains(CANARY));
        assertFalse(written(new Message.CheckOutcome(Optional.of(CANARY))).contains(CANARY));
    }

    @Test
    void aRateLimitSaysWhenItEnds() throws IOException {
        String known = written(limited(Duration.ofMinutes(1)));
        assertTrue(known.contains(
                "\"reasons\":[{\"type\":\"RATE_LIMITED\",\"rate_limited\":{\"quota_reset\":1704067260000}}]"));
        out.reset();
        String unknown = written(limited(Duration.ZERO));
        assertTrue(unknown.contains("\"reasons\":[{\"type\":\"RATE_LIMITED\"}]"));
    }

    private static Message limited(Duration wait) {
        Instant now = Instant.ofEpochSecond(1_704_067_200);
        return new Message.Status(StreamDescriptor.of("s"), StreamStatus.RUNNING, Message.RateLimit.of(wait, now), now);
    }

    @Test
    void aConfigurationAndAStateKeepTheirValues() throws IOException {
        secrets.add(CANARY);
        assertTrue(written(new Message.NewConfig(Map.of("message", CANARY), Instant.EPOCH))
                .contains(CANARY));
        out.reset();
        assertTrue(written(new Message.State(StreamDescriptor.of("s"), Map.of("message", CANARY), 1))
                .contains(CANARY));
    }

    @Test
    void aStreamKeepsItsNameAlthoughItEqualsASecret() throws IOException {
        secrets.add("users");
        Message status = new Message.Status(StreamDescriptor.of("users"), StreamStatus.STARTED, Instant.EPOCH);
        String text = written(status);
        assertEquals(text.indexOf("\"users\""), text.lastIndexOf("\"users\""));
        assertTrue(text.contains("\"users\""), text);
    }
}
