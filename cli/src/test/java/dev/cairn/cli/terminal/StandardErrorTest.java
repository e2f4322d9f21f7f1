package dev.cairn.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.json.Json;
import dev.cairn.runtime.protocol.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class StandardErrorTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StandardError error = new StandardError(
            new PrintStream(printed, true, StandardCharsets.UTF_8),
            Clock.fixed(Instant.parse("2024-02-29T12:00:00Z"), ZoneOffset.ofHours(5)));

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aLineForPeopleIsItsTextAlone() {
        error.say(new LogLine(LogLevel.WARN, "a\nb", "tickets"));
        assertEquals(List.of("a\\nb"), lines());
    }

    @Test
    void aLineForCollectorsSaysWhenHowBadAndOfWhichStream() {
        error.format(LogFormat.JSON);
        error.say(LogLevel.ERROR, "all of it");
        error.say(new LogLine(LogLevel.INFO, "one", "tickets"));
        assertEquals(
                List.of(
                        "{\"time\":\"2024-02-29T12:00:00.000Z\",\"level\":\"ERROR\",\"message\":\"all of it\"}",
                        "{\"time\":\"2024-02-29T12:00:00.000Z\",\"level\":\"INFO\",\"message\":\"one\",\"stream\":\"tickets\"}"),
                lines());
    }

    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void whatOthersPrintIsALineLikeOurs() {
        PrintStream before = System.err;
        try {
            System.setErr(error.raw());
            error.format(LogFormat.JSON);
            System.err.println("from Python: \u00fc");
            System.err.print("second");
            System.err.println();
        } finally {
            System.setErr(before);
        }
        String start = "{\"time\":\"2024-02-29T12:00:00.000Z\",\"level\":\"WARN\",\"message\":";
        assertEquals(List.of(start + "\"from Python: \u00fc\"}", start + "\"second\"}"), lines());
    }

    @Test
    void anyTextIsOneLineOfJson() throws Exception {
        error.format(LogFormat.JSON);
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            String text = random.ints(random.nextInt(40), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            printed.reset();
            error.say(new LogLine(LogLevel.INFO, text, text));
            String line = printed.toString(StandardCharsets.UTF_8);
            assertEquals(line.length() - 1, line.indexOf('\n'));
            Map<?, ?> read = (Map<?, ?>) Objects.requireNonNull(Json.parse(line));
            assertEquals(text, read.get("message"));
            assertEquals(text, read.get("stream"));
        }
    }
}
