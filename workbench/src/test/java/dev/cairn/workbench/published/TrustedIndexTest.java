package dev.cairn.workbench.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.pip.IndexException;
import dev.cairn.workbench.pip.PackageIndex;
import dev.cairn.workbench.pip.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which servers are trusted is what pip's {@code cert} and {@code trusted-host} say. */
class TrustedIndexTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path home;

    /** A key whose certificate is for a name or address; a file beside it has the certificate alone. */
    private SSLContext server(String subject) throws IOException, GeneralSecurityException, InterruptedException {
        Path store = home.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=x",
                        "-ext",
                        "san=" + subject,
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keytool.log").toFile())
                .start();
        assertEquals(0, keytool.waitFor(), () -> home.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Files.writeString(
                home.resolve("authorities.pem"),
                "# Authorities - of this test\n-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(keys.getCertificate("k").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private String version(FakeIndex index, String option, String value) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME",
                home.toString(),
                "XDG_CONFIG_DIRS",
                home.toString(),
                "NO_PROXY",
                "*",
                "PIP_INDEX_URL",
                index.url()));
        environment.put(option, value);
        return PackageIndex.ofPip(environment, false, Budget.ofSystem())
                .find(PackageName.of("airbyte-source-acme"), null, false)
                .version()
                .toString();
    }

    private void refused(FakeIndex index, String option, String value) {
        String message = String.valueOf(assertThrows(IndexException.class, () -> version(index, option, value))
                .getMessage());
        assertTrue(message.startsWith(index.url() + "/airbyte-source-acme/ cannot be had: "), message);
    }

    @Test
    void authoritiesAndTrustedHostsCountAndNoOthers()
            throws IOException, GeneralSecurityException, InterruptedException {
        try (FakeIndex index = new FakeIndex(server("ip:127.0.0.1"))) {
            index.put(TestPackage.of("acme", "1.0"), "acme");
            refused(index, "PIP_TIMEOUT", "20");
            refused(index, "PIP_TRUSTED_HOST", "127.0.0.1:1 other.example");
            assertEquals(
                    "1.0",
                    version(index, "PIP_CERT", home.resolve("authorities.pem").toString()));
            assertEquals("1.0", version(index, "PIP_TRUSTED_HOST", "127.0.0.1:" + index.port()));
            assertEquals("1.0", version(index, "PIP_TRUSTED_HOST", "127.0.0.1"));
        }
    }

    @Test
    void aCertificateIsForTheHostThatShowsIt() throws IOException, GeneralSecurityException, InterruptedException {
        try (FakeIndex index = new FakeIndex(server("dns:other.example"))) {
            index.put(TestPackage.of("acme", "1.0"), "acme");
            refused(index, "PIP_CERT", home.resolve("authorities.pem").toString());
            assertEquals("1.0", version(index, "PIP_TRUSTED_HOST", "127.0.0.1"));
        }
        Files.writeString(home.resolve("none.pem"), "nothing");
        try (FakeIndex index = new FakeIndex()) {
            String message = String.valueOf(assertThrows(
                            IndexException.class,
                            () -> version(
                                    index, "PIP_CERT", home.resolve("none.pem").toString()))
                    .getMessage());
            assertTrue(
                    message.endsWith("none.pem, which pip's 'cert' names, has no certificates that can be read"),
                    message);
        }
    }
}
