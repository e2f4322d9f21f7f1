package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.flink.Events.Kind;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot run on several machines is refused before a job starts, and says where it stands. */
class RefusalTest {

    private static final Events EVENTS = Events.of(Kind.LISTS, 2, 2);

    @TempDir
    Path folder;

    private CairnSourceBuilder<CairnRecord> builder(String manifest, String catalog) throws Exception {
        Path file = Files.writeString(folder.resolve("manifest.yaml"), manifest);
        Path config = Files.writeString(
                folder.resolve("config.json"), "{\"base_url\":\"http://localhost\",\"token\":\"very-secret\"}");
        return CairnSource.builder(file, ConfigLocation.file(config), catalog);
    }

    private CairnSource<CairnRecord> source(String manifest, String catalog) throws Exception {
        return builder(manifest, catalog).build();
    }

    private static String authenticated(String authenticator) {
        return EVENTS.manifest()
                .replace("        path: /events\n", "        path: /events\n" + authenticator.indent(8));
    }

    @Test
    void refreshTokensThatCountOnce() throws Exception {
        String manifest = authenticated("""
                authenticator:
                  type: OAuthAuthenticator
                  token_refresh_endpoint: https://api.test/token
                  client_id: a
                  client_secret: b
                  refresh_token: "{{ config['token'] }}"
                  refresh_token_updater: {}
                """);
        InvalidDocumentException refused =
                assertThrows(InvalidDocumentException.class, () -> source(manifest, EVENTS.catalog()));
        int line = 1
                + manifest.substring(0, manifest.indexOf("refresh_token_updater"))
                        .split("\n", -1)
                        .length
                - 1;
        assertTrue(refused.toString().contains("manifest.yaml:" + line + ":"), refused.toString());
    }

    @Test
    void componentsThatAreNotThere() {
        String manifest = EVENTS.manifest()
                .replace(
                        "type: DpathExtractor, field_path: [records]",
                        "type: CustomRecordExtractor, class_name: com.example.Missing");
        InvalidDocumentException refused =
                assertThrows(InvalidDocumentException.class, () -> source(manifest, EVENTS.catalog()));
        assertTrue(refused.toString().contains("manifest.yaml:"), refused.toString());
        assertTrue(refused.toString().contains("com.example.Missing"), refused.toString());
    }

    @Test
    void componentsInPythonWhereNoneRuns() {
        String manifest = EVENTS.manifest()
                .replace(
                        "type: DpathExtractor, field_path: [records]",
                        "type: CustomRecordExtractor, class_name: source_acme.components.Rows");
        InvalidDocumentException refused = assertThrows(
                InvalidDocumentException.class,
                () -> builder(manifest, EVENTS.catalog())
                        .python("/no/such/python")
                        .build());
        assertTrue(
                refused.toString()
                        .contains(
                                "true".equals(System.getenv("AIRBYTE_ENABLE_UNSAFE_CODE"))
                                        ? "there is no Python interpreter '/no/such/python'"
                                        : "set the environment variable AIRBYTE_ENABLE_UNSAFE_CODE to 'true'"),
                refused.toString());
    }

    @Test
    void streamsThatTheManifestDoesNotHave() {
        ConfigException refused = assertThrows(
                ConfigException.class,
                () -> source(
                        EVENTS.manifest(), EVENTS.catalog().replace("\"name\": \"events\"", "\"name\": \"orders\"")));
        assertTrue(refused.toString().contains("'orders'"), refused.toString());
    }

    @Test
    void theJobHasNoSecrets() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(source(EVENTS.manifest(), EVENTS.catalog()));
        }
        String job = bytes.toString(StandardCharsets.ISO_8859_1);
        assertTrue(job.contains("config.json"));
        assertEquals(-1, job.indexOf("very-secret"));
    }
}
