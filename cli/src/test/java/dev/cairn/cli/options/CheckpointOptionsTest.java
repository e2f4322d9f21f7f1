package dev.cairn.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.RunOptions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class CheckpointOptionsTest {

    @Command(name = "any")
    private static final class AnyCommand {

        @Mixin
        final CheckpointOptions checkpoints = new CheckpointOptions();
    }

    @Test
    void withoutTheOptionOptionsStayAsTheyAre() {
        AnyCommand command = new AnyCommand();
        new CommandLine(command).parseArgs();
        assertSame(RunOptions.standard(), command.checkpoints.in(RunOptions.standard()));
        new CommandLine(command).parseArgs("--checkpoint-pages", "5");
        assertNotSame(RunOptions.standard(), command.checkpoints.in(RunOptions.standard()));
    }

    @Test
    void offIsNoNumberAndInASyncNoCheckpointsOfItsOwn() {
        AnyCommand command = new AnyCommand();
        RunOptions standard = RunOptions.standard();
        new CommandLine(command).parseArgs();
        assertNotSame(standard, command.checkpoints.inSync(standard));
        new CommandLine(command).parseArgs("--checkpoint-pages", "off");
        assertSame(standard, command.checkpoints.in(standard));
        assertSame(standard, command.checkpoints.inSync(standard));
    }

    /** As where the variable is set to nothing. */
    @Test
    void anEmptyTextIsNoNumberAndNoMistake() {
        assertNull(new CheckpointOptions.PageCount().convert(" "));
        assertEquals(7, new CheckpointOptions.PageCount().convert(" 7 "));
        assertEquals(Integer.MAX_VALUE, new CheckpointOptions.PageCount().convert("2147483647"));
    }

    @Test
    void whatIsNoNumberOfPagesIsRefusedWithTheNameOfTheVariable() {
        for (String wrong : new String[] {"0", "-1", "2147483648", "1e3", "five", "٣x"}) {
            String message = String.valueOf(assertThrows(
                            ParameterException.class,
                            () -> new CommandLine(new AnyCommand()).parseArgs("--checkpoint-pages", wrong))
                    .getMessage());
            assertTrue(message.contains("'" + wrong + "' is no whole number from 1 to 2147483647"), message);
            assertTrue(message.contains("CAIRN_CHECKPOINT_PAGES"), message);
        }
    }
}
