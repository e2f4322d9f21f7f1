package dev.cairn.cli.options;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.RunOptions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class ConcurrencyOptionsTest {

    @Command(name = "any")
    private static final class AnyCommand {

        @Mixin
        final ConcurrencyOptions concurrency = new ConcurrencyOptions();
    }

    private static RunOptions parsed(String... args) {
        AnyCommand command = new AnyCommand();
        new CommandLine(command).parseArgs(args);
        return command.concurrency.in(RunOptions.standard());
    }

    @Test
    void theNumberIsTheManifestsUnlessItIsToBeFound() {
        assertSame(RunOptions.standard(), parsed());
        assertSame(RunOptions.standard(), parsed("--concurrency", "manifest"));
        assertSame(RunOptions.standard(), parsed("--concurrency", "manifest", "--concurrency-max", "9"));
        assertNotSame(RunOptions.standard(), parsed("--concurrency", "auto"));
        assertNotSame(RunOptions.standard(), parsed("--concurrency-max", "9"));
    }

    @Test
    void whatCannotBeUsedIsRefusedWithTheNameOfTheVariable() {
        assertRefused("'many' is neither auto nor manifest", "CAIRN_CONCURRENCY)", "--concurrency", "many");
        for (String wrong : new String[] {"0", "501", "-3", "auto"}) {
            assertRefused(
                    "'" + wrong + "' is no whole number from 1 to 500",
                    "CAIRN_CONCURRENCY_MAX)",
                    "--concurrency-max",
                    wrong);
        }
    }

    private static void assertRefused(String expected, String variable, String... args) {
        String message = String.valueOf(
                assertThrows(ParameterException.class, () -> parsed(args)).getMessage());
        assertTrue(message.contains(expected) && message.contains(variable), message);
    }
}
