package dev.cairn.runtime.internal.assembly;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.CallWindows;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.ScriptedTransport;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.manifest.ManifestLoader;
import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.definition.RunMode;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectiveAuthenticatorTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            streams:
              - type: DeclarativeStream
                name: items
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever:
                  type: SimpleRetriever
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  requester:
                    type: HttpRequester
                    url: http://api/items
                    authenticator:
                      type: SelectiveAuthenticator
                      authenticator_selection_path: [way]
                      authenticators:
                        token: {type: BearerAuthenticator, api_token: t}
                        broken: {type: OAuthAuthenticator, client_id: c, client_secret: s, refresh_token: r, token_refresh_endpoint: "http://api/token", token_expiry_date: "{{ config.way }}"}
            """;

    @Test
    void onlyTheOneThatIsSelectedIsBuilt() {
        assertDoesNotThrow(() -> build("token"));
        assertThrows(InvalidDocumentException.class, () -> build("broken"));
    }

    private static void build(String way) {
        LoadedManifest manifest = new ManifestLoader(ComponentSchema.bundled()).load("manifest.yaml", MANIFEST);
        FakeTime time = new FakeTime();
        new AssembledManifest(
                        DeclarativeSourceModel.fromJson(manifest.plain()),
                        manifest,
                        new ConnectorConfig(Map.of("way", way), changed -> {}),
                        new HttpEnvironment(
                                new ScriptedTransport(), time, time, new SecretMask(), RequestObserver.SILENT),
                        ComponentRegistry.ofContext(),
                        RunMode.alone(time, CallWindows.OWN))
                .requireBuildable(SyncInputs.none(Path.of(".")));
    }
}
