package dev.cairn.workbench.pip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipConfigurationTest {

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void away() {
        environment.put("HOME", home.toString());
        environment.put("XDG_CONFIG_DIRS", home.resolve("xdg").toString());
        environment.put("VIRTUAL_ENV", home.resolve("venv").toString());
    }

    private PipFiles files() {
        return new PipFiles(environment, home, "Linux");
    }

    private Optional<String> value(String option) throws IndexException {
        return PipConfiguration.of(files()).value(option);
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void writeAll() throws IOException {
        write("xdg/pip/pip.conf", "[global]\ntimeout = 1\nindex-url = https://machine.example/simple\n");
        write(".pip/pip.conf", "[global]\ntimeout = 2\nindex-url = https://legacy.example/simple\n");
        write(".config/pip/pip.conf", "[global]\ntimeout = 3\nproxy = user\n");
        write("venv/pip.conf", "[global]\ntimeout = 4\n");
        write("named.conf", "[global]\ntimeout = 5\n");
    }

    @Test
    void laterFilesCountMoreAndVariablesMost() throws IOException {
        writeAll();
        assertEquals(Optional.of("4"), value("timeout"));
        assertEquals(Optional.of("https://legacy.example/simple"), value("index-url"));
        environment.put("PIP_DEFAULT_TIMEOUT", "7");
        environment.put("PIP_INDEX_URL", "https://variable.example/simple");
        environment.put("PIP_PROXY", "");
        assertEquals(Optional.of("7"), value("default-timeout"));
        assertEquals(Optional.of("https://variable.example/simple"), value("index-url"));
        assertEquals(Optional.of("user"), value("proxy"));
    }

    @Test
    void aNamedFileTakesThePlaceOfTheUsers() throws IOException {
        writeAll();
        environment.put("PIP_CONFIG_FILE", home.resolve("named.conf").toString());
        assertEquals(Optional.of("5"), value("timeout"));
        assertEquals(Optional.of("https://machine.example/simple"), value("index-url"));
        environment.put("PIP_CONFIG_FILE", home.resolve("gone.conf").toString());
        assertEquals(Optional.of("4"), value("timeout"));
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        assertEquals(Optional.empty(), value("timeout"));
    }

    @Test
    void theSectionOfInstallCountsMoreThanTheGlobalOne() throws IOException {
        write(
                "venv/pip.conf",
                "[install]\nindex_url: https://install.example/simple\n[global]\nindex-url = https://global.example\n");
        assertEquals(Optional.of("https://install.example/simple"), value("index-url"));
    }

    @Test
    void valuesGoOnInIndentedLinesAndCommentsAreNone() throws IOException {
        write(
                "venv/pip.conf",
                "\uFEFF# about\n[global]\n; more\nTrusted-Host =\n    one.example\n    # not this\n\n    two.example:8080\nno-index = on\n");
        PipConfiguration pip = PipConfiguration.of(files());
        assertEquals(List.of("one.example", "two.example:8080"), pip.values("trusted-host"));
        assertTrue(pip.isSet("no-index"));
        assertFalse(pip.isSet("pre"));
    }

    @Test
    void aFileThatPipCannotReadIsNamedWithItsLine() throws IOException {
        write("venv/pip.conf", "[global]\nindex-url\n");
        assertEquals(
                home.resolve("venv/pip.conf") + ":2:1: pip could not read this (expected key = value)",
                assertThrows(IndexException.class, () -> value("index-url")).getMessage());
    }

    @Test
    void loginsStandInAddressesAndInTheFileNetrc() throws IOException {
        write(".netrc", """
                # mine
                machine files.example login f password "p w"
                macdef init
                machine no.example login x password y

                default login d password e
                """);
        environment.put("PIP_INDEX_URL", "https://us%40er:p%3Aw@index.example/simple/");
        environment.put("PIP_EXTRA_INDEX_URL", "https://extra.example/a https://extra.example/b");
        IndexSettings settings = IndexSettings.of(files(), false);
        assertEquals(
                List.of("https://index.example/simple/", "https://extra.example/a", "https://extra.example/b"),
                settings.indexes().stream().map(String::valueOf).toList());
        assertEquals(new IndexUrl.Login("us@er", "p:w"), settings.login(IndexUrl.of("https://index.example/x.whl")));
        assertEquals(new IndexUrl.Login("f", "p w"), settings.login(IndexUrl.of("https://files.example/x.whl")));
        assertEquals(new IndexUrl.Login("d", "e"), settings.login(IndexUrl.of("https://index.example:444/x.whl")));
        assertEquals("****", String.valueOf(settings.login(IndexUrl.of("https://index.example/x.whl"))));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        environment.put("PIP_NO_INDEX", "1");
        assertThrows(IndexException.class, () -> IndexSettings.of(files(), false));
        environment.remove("PIP_NO_INDEX");
        environment.put("PIP_INDEX_URL", "ftp://user:secret@index.example/");
        assertEquals(
                "'ftp://****@index.example/' is no address of an index (expected http:// or https://)",
                assertThrows(IndexException.class, () -> IndexSettings.of(files(), false))
                        .getMessage());
    }

    @Test
    void withoutTlsOnlyThisMachineAndTrustedHostsAreAsked() throws IndexException {
        environment.put("PIP_TRUSTED_HOST", "a.example b.example:8080");
        IndexSettings settings = IndexSettings.of(files(), false);
        for (String allowed : List.of(
                "https://any.example/",
                "http://127.0.0.1:1/",
                "http://localhost/",
                "http://[::1]/",
                "http://a.example:9/",
                "http://b.example:8080/")) {
            assertTrue(settings.mayBeAsked(IndexUrl.of(allowed)), allowed);
        }
        for (String refused : List.of("http://any.example/", "http://b.example/", "http://10.0.0.1/")) {
            assertFalse(settings.mayBeAsked(IndexUrl.of(refused)), refused);
        }
    }
}
