package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.Need;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.spi.CodeOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sets a machine up is told what is missing there, and what to do about it. */
class NeedsTest {

    private static final String CLASS = "source_declarative_manifest.components.Change";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsPython() {
        PythonRun.interpreter();
    }

    private List<Need> needs(String className, CodeOptions code) throws Exception {
        return Authoring.needs(
                "manifest.yaml",
                Small.manifest(className),
                RunOptions.standard().code(code.components(Small.code(folder, "", "pass"))));
    }

    @Test
    void nothingIsMissing() throws Exception {
        List<Need> needs = needs(CLASS, PythonRun.code());
        assertTrue(needs.get(0).found().contains("with airbyte-cdk"), needs::toString);
        assertEquals(new Need(CLASS, true, "a Python class", ""), needs.get(1));
    }

    @Test
    void whatIsSaidOfPythonIsNotRepeatedForEachClass() throws Exception {
        List<Need> needs = needs(CLASS, PythonRun.code().interpreter("/no/python"));
        assertTrue(
                needs.get(0).remedy().startsWith("there is no Python interpreter '/no/python'. Name the interpreter"),
                needs::toString);
        assertEquals("Python code, see Python above", needs.get(1).found());
        assertEquals(
                "Mend that first. Or supply a Java class in its place: docs/custom-components.md.",
                needs.get(1).remedy());
    }

    @Test
    void permissionIsMissing() throws Exception {
        Need python = needs(CLASS, new CodeOptions(PythonRun.interpreter(), null, false, false, false))
                .get(0);
        assertEquals("cannot run the connector's classes", python.found());
        assertTrue(python.remedy().contains("set the environment variable AIRBYTE_ENABLE_UNSAFE_CODE"), python::remedy);
    }

    @Test
    void somethingThatThePackageImportsIsMissing() throws Exception {
        Path acme = Files.createDirectory(folder.resolve("source_acme"));
        Files.createFile(acme.resolve("__init__.py"));
        Small.code(acme, "import no_where.inside", "pass");
        Need missing = Authoring.needs(
                        acme.resolve("manifest.yaml").toString(),
                        Small.manifest("source_acme.components.Change"),
                        RunOptions.standard().code(PythonRun.code()))
                .get(1);
        assertTrue(
                missing.remedy().contains("No module named 'no_where'. Install the package that has it, such as: "),
                missing::remedy);
        assertTrue(missing.remedy().contains(" -m pip install no-where. Or supply"), missing::remedy);
    }

    @Test
    void thePackageIsMissing() throws Exception {
        Need missing = needs("source_nowhere.custom.Change", PythonRun.code()).get(1);
        assertEquals(
                "Python cannot import source_nowhere.custom.Change: ModuleNotFoundError: No module named"
                        + " 'source_nowhere'. Put the modules of the connector's package beside the manifest, as 'cairn"
                        + " connector add' does, name the file of its components in --components-path, or install the"
                        + " package in the interpreter's environment. Or supply a Java class in its place:"
                        + " docs/custom-components.md.",
                missing.remedy());
    }
}
