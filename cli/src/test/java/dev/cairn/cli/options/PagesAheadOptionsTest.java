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

class PagesAheadOptionsTest {

    @Command(name = "any")
    private static final class AnyCommand {

        @Mixin
        final PagesAheadOptions ahead = new PagesAheadOptions();
    }

    @Test
    void withoutTheOptionOptionsStayAsTheyAre() {
        AnyCommand command = new AnyCommand();
        new CommandLine(command).parseArgs();
        assertSame(RunOptions.standard(), command.ahead.in(RunOptions.standard()));
        new CommandLine(command).parseArgs("--pages-ahead", "0");
        assertNotSame(RunOptions.standard(), command.ahead.in(RunOptions.standard()));
    }

    @Test
    void whatIsNoNumberOfPagesIsRefusedWithTheNameOfTheVariable() {
        for (String wrong : new String[] {"-1", "101", "four"}) {
            String message = String.valueOf(assertThrows(
                            ParameterException.class,
                            () -> new CommandLine(new AnyCommand()).parseArgs("--pages-ahead", wrong))
                    .getMessage());
            assertTrue(message.contains("'" + wrong + "' is no whole number from 0 to 100"), message);
            assertTrue(message.contains("CAIRN_PAGES_AHEAD"), message);
        }
    }
}
