package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing, or not permitted, is said with its place before a request is sent and before code is imported. */
class SetupTest {

    private static final String CLASS = "source_declarative_manifest.components.Change";

    /** Where the class stands in the manifest of {@link Small}. */
    private static final String PLACE =
            "manifest.yaml:13:9: the custom component " + CLASS + " is Python code, and cannot be made: ";

    @TempDir
    private Path folder;

    private String python = "";

    @BeforeEach
    void needsPython() {
        python = PythonRun.interpreter();
    }

    private String refusal(PythonRun run) {
        return String.valueOf(assertThrows(InvalidDocumentException.class, () -> run.read("items"))
                .getMessage());
    }

    private String refusal(CodeOptions code) throws IOException {
        return refusal(Small.run(folder, "", "pass").code(code.components(folder.resolve("components.py"))));
    }

    private Path script(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void noInterpreter() throws IOException {
        assertEquals(
                PLACE + "there is no Python interpreter '/no/python'. Name the interpreter of the environment that the"
                        + " connector or airbyte-cdk is installed in: --python or CAIRN_PYTHON. A Java class may stand in its"
                        + " place: name its jar in --classpath or CAIRN_CLASSPATH; docs/custom-components.md tells how"
                        + " [custom-component]",
                refusal(PythonRun.code().interpreter("/no/python")));
    }

    @Test
    void aProgramThatIsNoInterpreter() throws IOException {
        String refusal = refusal(PythonRun.code()
                .interpreter(script("echo 'no such option' >&2; exit 3").toString()));
        assertTrue(
                refusal.startsWith(PLACE + "'" + folder.resolve("python") + "' does not run as a Python interpreter."),
                refusal);
        assertTrue(refusal.contains("it exited with 3"), refusal);
        assertTrue(refusal.contains("no such option"), refusal);
    }

    @Test
    void anInterpreterThatIsTooOld() throws IOException {
        Path old = script("exec " + python + " -I -u -c \"import sys; sys.version_info = (3, 8, 1)\n$4\"");
        String refusal = refusal(PythonRun.code().interpreter(old.toString()));
        assertTrue(
                refusal.startsWith(PLACE + old + " (Python 3.8.1) is too old; Python 3.10 or newer is needed."),
                refusal);
    }

    @Test
    void anInterpreterWithoutTheCdk() throws IOException, InterruptedException {
        Path venv = folder.resolve("venv");
        assertEquals(
                0,
                new ProcessBuilder(python, "-m", "venv", "--without-pip", venv.toString())
                        .inheritIO()
                        .start()
                        .waitFor());
        Path bare = venv.resolve("bin/python");
        String refusal = refusal(PythonRun.code().interpreter(bare.toString()));
        assertTrue(refusal.startsWith(PLACE + bare + " (Python 3."), refusal);
        assertTrue(
                refusal.contains(") has no airbyte-cdk. Install it: " + bare + " -m pip install 'airbyte-cdk>=6,<8'."),
                refusal);
    }

    @ParameterizedTest
    @CsvSource({"'>=6.1,<7', '>=6.1,<7'", "==1.0.0, '>=6,<8'"})
    void thePinOfThePackageIsNamedUnlessItIsTooOld(String pin, String named) throws IOException, InterruptedException {
        Path venv = folder.resolve("venv");
        new ProcessBuilder(python, "-m", "venv", "--without-pip", venv.toString())
                .inheritIO()
                .start()
                .waitFor();
        Path packages;
        try (var found = Files.walk(venv)) {
            packages = found.filter(path -> path.endsWith("site-packages"))
                    .findFirst()
                    .orElseThrow();
        }
        Path info = Files.createDirectories(packages.resolve("airbyte_source_acme-1.2.dist-info"));
        Files.writeString(
                info.resolve("METADATA"),
                "Metadata-Version: 2.1\nName: airbyte-source-acme\nVersion: 1.2\nRequires-Dist: airbyte-cdk (" + pin
                        + ")\n");
        String refusal = refusal(PythonRun.of(
                        Small.manifest("source_acme.components.Change"),
                        Small.code(folder, "", "pass"),
                        Small.THREE_RECORDS)
                .code(new CodeOptions(venv.resolve("bin/python").toString(), null, false, true, false)));
        assertTrue(refusal.contains("-m pip install 'airbyte-cdk" + named + "'."), refusal);
    }

    @Test
    void aModuleThatCannotBeImported() throws IOException {
        String refusal = refusal(Small.run(folder, "import nowhere", "pass"));
        assertTrue(
                refusal.startsWith(PLACE + folder.resolve("components.py")
                        + " cannot be imported: ModuleNotFoundError: No module named 'nowhere'"),
                refusal);
    }

    @Test
    void aPackageThatIsNotInstalled() throws IOException {
        String refusal = refusal(PythonRun.of(
                        Small.manifest("source_acme.custom.Change"),
                        Small.code(folder, "", "pass"),
                        Small.THREE_RECORDS)
                .code(PythonRun.code()));
        assertTrue(
                refusal.contains("Python cannot import source_acme.custom.Change: ModuleNotFoundError: No module named"
                        + " 'source_acme'. Put the modules of the connector's package beside the manifest"),
                refusal);
    }

    /** The folder of a connector that was added by name is called otherwise than the package. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void modulesBesideTheManifestAreThoseOfThePackage(boolean isPackage) throws Exception {
        Files.writeString(folder.resolve("texts.py"), "WORD = 'beside'\n");
        Files.createDirectory(folder.resolve("deep"));
        Files.writeString(
                folder.resolve("deep/parts.py"),
                Small.text("from source_acme.texts import WORD", "record['x'] = WORD"));
        if (isPackage) {
            Files.writeString(folder.resolve("__init__.py"), "from .texts import WORD\n");
        }
        Path manifest =
                Files.writeString(folder.resolve("manifest.yaml"), Small.manifest("source_acme.deep.parts.Change"));
        PythonRun run = PythonRun.at(manifest, Small.THREE_RECORDS).code(PythonRun.code());
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals("{\"id\":1,\"x\":\"beside\"}", run.records().get(0));
        requireNoBytecode();
    }

    /** Others may look at the folder, or keep it in version control. */
    private void requireNoBytecode() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.endsWith("__pycache__")).toList());
        }
    }

    @Test
    void classesOfThePackageItselfAreFound() throws Exception {
        Files.writeString(folder.resolve("parts.py"), Small.text("", "record['x'] = 1"));
        Files.writeString(folder.resolve("__init__.py"), "from .parts import Change\n");
        Path manifest = Files.writeString(folder.resolve("manifest.yaml"), Small.manifest("source_acme.Change"));
        PythonRun run = PythonRun.at(manifest, Small.THREE_RECORDS).code(PythonRun.code());
        assertEquals(SyncResult.COMPLETE, run.read("items"), run.output());
        assertEquals("{\"id\":1,\"x\":1}", run.records().get(0));
    }

    @Test
    void soAreThoseOfAStreamThatTheCdkReads() throws Exception {
        Files.writeString(folder.resolve("asking.py"), """
            from dataclasses import dataclass
            from airbyte_cdk.sources.declarative.requesters.http_requester import HttpRequester

            @dataclass
            class Asking(HttpRequester):
                pass
            """);
        Small.code(folder, "", "record['x'] = 1");
        String text = Small.manifest("source_acme.components.Change")
                .replace("type: HttpRequester", "type: CustomRequester, class_name: source_acme.asking.Asking")
                .replace("path: items", "path: items, http_method: GET");
        PythonRun run = PythonRun.at(Files.writeString(folder.resolve("manifest.yaml"), text), Small.THREE_RECORDS)
                .code(PythonRun.code());
        assertEquals(SyncResult.COMPLETE, run.read("items"), run.output());
        assertEquals("{\"id\":1,\"x\":1}", run.records().get(0));
    }

    @Test
    void aNamedFileIsThatModuleOfThePackage() throws Exception {
        PythonRun run = PythonRun.of(
                Small.manifest("source_acme.components.Change"),
                Small.code(folder, "", "record['x'] = 1"),
                Small.THREE_RECORDS);
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals("{\"id\":1,\"x\":1}", run.records().get(0));
        requireNoBytecode();
    }

    @Test
    void componentsInAPackageAreThoseOfTheManifestToo() throws Exception {
        Small.code(folder, "", "record['x'] = 1");
        Files.createFile(folder.resolve("__init__.py"));
        Path manifest = Files.writeString(folder.resolve("manifest.yaml"), Small.manifest(CLASS));
        PythonRun run = PythonRun.at(manifest, Small.THREE_RECORDS).code(PythonRun.code());
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals("{\"id\":1,\"x\":1}", run.records().get(0));
    }

    @Test
    void anEnvironmentBesideTheManifestIsUsedWhereCodeMayRun() throws Exception {
        Small.code(folder, "", "record['x'] = 1");
        Path bin = Files.createDirectories(folder.resolve(".venv/bin"));
        Files.move(script("exec " + python + " \"$@\""), bin.resolve("python"));
        Path manifest = Files.writeString(folder.resolve("manifest.yaml"), Small.manifest(CLASS));
        assertEquals(
                SyncResult.COMPLETE,
                PythonRun.at(manifest, Small.THREE_RECORDS)
                        .code(new CodeOptions(null, null, false, true, false))
                        .read("items"));
        assertEquals(
                bin.resolve("python").toString(),
                Interpreter.of(new CodeOptions(null, null, false, true, false), folder)
                        .command());
        assertEquals(
                "python3",
                Interpreter.of(new CodeOptions(null, null, true, false, false), folder)
                        .command());
    }

    @Test
    void modulesOfPythonPathAreFound() throws Exception {
        Path modules = Files.createDirectory(folder.resolve("modules"));
        Files.writeString(modules.resolve("elsewhere.py"), "WORD = 'there'\n");
        Path withPath = script("PYTHONPATH=/nowhere:" + modules + " exec " + python + " \"$@\"");
        PythonRun run = Small.run(folder, "from elsewhere import WORD", "record['x'] = WORD");
        run.code(PythonRun.code().interpreter(withPath.toString()).components(folder.resolve("components.py")));
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals("{\"id\":1,\"x\":\"there\"}", run.records().get(0));
    }

    @Test
    void aClassThatRefuses() throws IOException {
        String refusing = """
                class Refusing(RecordTransformation):
                    def __init__(self):
                        raise ValueError('not with me')
                    def transform(self, record, config=None, stream_state=None, stream_slice=None):
                        pass
                """;
        String className = "source_declarative_manifest.components.Refusing";
        String refusal = refusal(
                PythonRun.of(Small.manifest(className), Small.code(folder, refusing, "pass"), Small.THREE_RECORDS));
        assertTrue(
                refusal.startsWith(
                        "manifest.yaml:13:9: " + className + ": Python cannot make it: ValueError: not with me"),
                refusal);
    }

    @Test
    void codeThatIsNotPermittedIsNotImported() throws IOException {
        Path canary = folder.resolve("canary");
        PythonRun run = Small.run(folder, "open('" + canary + "', 'w')", "pass");
        String refusal =
                refusal(run.code(new CodeOptions(python, folder.resolve("components.py"), false, false, false)));
        assertTrue(refusal.startsWith(PLACE + "Python code of connectors is not permitted here"), refusal);
        assertTrue(refusal.contains("AIRBYTE_ENABLE_UNSAFE_CODE"), refusal);
        assertFalse(Files.exists(canary));
    }

    @Test
    void theCodeOfABundledManifestNeedsNoPermit() throws Exception {
        Small.code(folder, "", "record['x'] = 1");
        Path manifest = Files.writeString(folder.resolve("manifest.yaml"), Small.manifest(CLASS));
        PythonRun run =
                PythonRun.at(manifest, Small.THREE_RECORDS).code(new CodeOptions(python, null, true, false, false));
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals("{\"id\":1,\"x\":1}", run.records().get(0));
    }

    private PythonRun injected(String code, Map<String, String> checksums) throws IOException {
        return PythonRun.of(Small.manifest(CLASS), folder.resolve("unused"), Small.THREE_RECORDS)
                .code(PythonRun.code())
                .config("__injected_components_py", code)
                .config("__injected_components_py_checksums", checksums);
    }

    private static String checksum(String algorithm, String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void codeInTheConfigurationRunsIfItsChecksumsFit() throws Exception {
        String code = Small.text("", "record['x'] = 1");
        PythonRun run = injected(code, Map.of("md5", checksum("MD5", code), "sha256", checksum("SHA-256", code)));
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals("{\"id\":1,\"x\":1}", run.records().get(0));
    }

    @Test
    void codeWithAWrongChecksumIsRefusedAndNotShown() throws Exception {
        Path canary = folder.resolve("canary");
        String code = Small.text("open('" + canary + "', 'w')", "pass");
        PythonRun run = injected(code, Map.of("md5", checksum("MD5", code), "sha256", checksum("SHA-256", code + " ")));
        String refusal = refusal(run);
        assertTrue(refusal.contains("does not have the sha256 checksum"), refusal);
        assertFalse((refusal + run.output()).contains("RecordTransformation"));
        assertFalse(Files.exists(canary));
    }

    @Test
    void codeWithoutAChecksumIsRefused() throws Exception {
        assertTrue(refusal(injected("x = 1", Map.of())).contains("no checksum of it"));
    }

    @Test
    void whatSendsRequestsPastCairnIsNamed() throws IOException {
        Path code = Small.code(folder, "from http.client import HTTPSConnection", "pass");
        List<Diagnostic> problems = Authoring.problems(
                "manifest.yaml",
                Small.manifest(CLASS),
                null,
                RunOptions.standard().code(PythonRun.code().components(code)));
        assertTrue(
                problems.stream()
                        .map(Diagnostic::toString)
                        .anyMatch(problem -> problem.contains(
                                "its module uses http.client, whose requests do not go through" + " Cairn")),
                () -> String.valueOf(problems));
    }
}
