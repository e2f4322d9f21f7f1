package dev.cairn.pythoncomponents.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An environment is made by commands, which a script stands for here: no package is fetched. */
@DisabledOnOs(OS.WINDOWS)
class ConnectorEnvironmentTest {

    /** Makes the interpreter that venv would make, a copy of itself; prints other commands. */
    private static final String PYTHON = """
        #!/bin/sh
        if [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; else shift 5; echo "$@"; fi
        """;

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();

    private String python(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("a python"), script);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"))
                .toString();
    }

    private List<String> requirementsOf(String file) throws IOException {
        Files.writeString(folder.resolve("requirements.txt"), file);
        return new ConnectorEnvironment(folder).requirements();
    }

    @Test
    void installsTheRequirementsWithTheMadeInterpreter() throws Exception {
        ConnectorEnvironment environment = new ConnectorEnvironment(folder);
        assertEquals(Optional.empty(), environment.interpreter());
        Files.writeString(folder.resolve("requirements.txt"), "airbyte-cdk<8,>=7\n# a note\n\ndpath==2.1.6\n");
        Path made = environment.make(python(PYTHON), printed::add);
        assertEquals(folder.resolve(".venv/bin/python"), made);
        assertEquals(Optional.of(made), environment.interpreter());
        assertEquals(List.of("airbyte-cdk<8,>=7 dpath==2.1.6"), printed);
        assertEquals("*\n", Files.readString(folder.resolve(".venv/.gitignore")));
    }

    @Test
    void isMadeAgainWhereItIs() throws Exception {
        ConnectorEnvironment environment = new ConnectorEnvironment(folder);
        String python = python(PYTHON);
        environment.make(python, printed::add);
        environment.make(python, printed::add);
        assertEquals(List.of("airbyte-cdk>=6,<8 pendulum backoff", "airbyte-cdk>=6,<8 pendulum backoff"), printed);
    }

    @Test
    void aCdkThatIsTooOldIsReplacedWithWhatItBrought() throws IOException {
        assertEquals(
                List.of("pendulum<3", "airbyte-cdk>=6,<8", "backoff"),
                requirementsOf("Airbyte-CDK ==0.80.0\npendulum<3\n"));
    }

    @Test
    void aCommandThatFailsIsNamedWithItsLastLine() throws IOException {
        String failing = python("#!/bin/sh\necho one\necho no space left >&2\nexit 7\n");
        IOException failure =
                assertThrows(IOException.class, () -> new ConnectorEnvironment(folder).make(failing, printed::add));
        assertTrue(String.valueOf(failure.getMessage()).endsWith("exited with 7: no space left"), failure::getMessage);
        assertEquals(List.of("one", "no space left"), printed);
    }
}
