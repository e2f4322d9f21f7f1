package dev.cairn.cli.destination;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.cli.terminal.LogFormat;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncWordsTest {

    private static final StreamDescriptor ITEMS = StreamDescriptor.of("items");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final StandardError people = new StandardError(new PrintStream(told, true, StandardCharsets.UTF_8));

    private long lines() {
        SyncLog log = new SyncLog(people, new SecretMask(), null);
        String text = "Exception while syncing stream items: 'GET' request failed";
        log.say(new Message.Log(LogLevel.ERROR, text, ITEMS, true, null));
        SystemException cause = new SystemException("Not found.", "'GET' request failed", null);
        log.say(Failure.ofStream(ITEMS, cause, Clock.systemUTC()));
        return told.toString(StandardCharsets.UTF_8).lines().count();
    }

    @Test
    void peopleHearOnceAndShortlyThatAStreamFailed() {
        assertEquals(1, lines());
        assertEquals("items failed: Not found.\n", told.toString(StandardCharsets.UTF_8));
    }

    @Test
    void collectorsOfLogsGetWhatTheConnectorLogs() {
        people.format(LogFormat.JSON);
        assertEquals(1, lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-01 | 2024-01-01",
                "1796167111 | 1796167111 (2026-12-01T23:18:31Z)",
                "1796167111000 | 1796167111000 (2026-12-01T23:18:31Z)",
                "7 | 7",
                "9796167111 | 9796167111",
            })
    void aPositionInSecondsIsShownAsATimeToo(String position, String shown) {
        assertEquals(", up to " + shown, DestinationTexts.upTo(position));
    }
}
