package dev.cairn.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.RunOptions;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class LimitOptionsTest {

    @Command(name = "any")
    private static final class AnyCommand {

        @Mixin
        final LimitOptions limit = new LimitOptions();
    }

    private static LimitOptions parsed(String... arguments) {
        AnyCommand command = new AnyCommand();
        new CommandLine(command).parseArgs(arguments);
        command.limit.begin(Clock.systemUTC());
        return command.limit;
    }

    @Test
    void withoutALimitOptionsStayAsTheyAre() {
        assertSame(RunOptions.standard(), parsed().in(RunOptions.standard()));
        assertFalse(parsed().isReached());
        assertNotSame(RunOptions.standard(), parsed("--stop-after", "50m").in(RunOptions.standard()));
        assertNotSame(
                RunOptions.standard(), parsed("--stop-after-requests", "1").in(RunOptions.standard()));
    }

    @Test
    void timesAreSecondsMinutesOrHours() {
        LimitOptions.Time time = new LimitOptions.Time();
        assertEquals(Duration.ofSeconds(90), time.convert("90s"));
        assertEquals(Duration.ofMinutes(50), time.convert("50m"));
        assertEquals(Duration.ofHours(2), time.convert("2h"));
    }

    @Test
    void whatIsNoTimeOrNumberIsRefused() {
        for (String wrong : new String[] {"0m", "50", "-1h", "1.5h", "m", "1 h", "1d"}) {
            assertTrue(refused("--stop-after", wrong).contains("is not a duration, such as 90s, 50m or 2h"), wrong);
        }
        for (String wrong : new String[] {"0", "-1", "many", "2147483648"}) {
            String message = refused("--stop-after-requests", wrong);
            assertTrue(message.contains("'" + wrong + "' is no whole number from 1 to 2147483647"), message);
            assertFalse(message.contains("or of"), message);
        }
    }

    private static String refused(String... arguments) {
        return String.valueOf(
                assertThrows(ParameterException.class, () -> parsed(arguments)).getMessage());
    }
}
