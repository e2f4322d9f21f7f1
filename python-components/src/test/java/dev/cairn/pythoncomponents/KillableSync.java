package dev.cairn.pythoncomponents;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A sync of {@link CountingApi}, in this process or in one of its own, which may be killed. */
final class KillableSync {

    private KillableSync() {}

    /** Arguments: the interpreter, the file of components, the state message or nothing. */
    public static void main(String[] arguments) throws Exception {
        SyncResult result =
                run(arguments[0], Path.of(arguments[1]), arguments.length > 2 ? arguments[2] : "", System.out);
        System.exit(result == SyncResult.COMPLETE ? 0 : 1);
    }

    /** @param state a STATE message, or nothing */
    static SyncResult run(String python, Path components, String state, OutputStream out) throws Exception {
        RunOptions options = RunOptions.standard()
                .transport(new CountingApi())
                .code(new CodeOptions(python, components, false, true, false));
        InputState from = state.isEmpty() ? InputState.EMPTY : new StateReader().read("state.json", "[" + state + "]");
        String catalog = Json.write(Map.of(
                "streams",
                List.of(Map.of(
                        "stream",
                        Map.of(
                                "name",
                                "items",
                                "json_schema",
                                Map.of(),
                                "supported_sync_modes",
                                List.of("full_refresh", "incremental")),
                        "sync_mode",
                        "incremental",
                        "destination_sync_mode",
                        "append"))));
        try (ConfiguredConnector connector = Connector.load("manifest.yaml", CountingApi.MANIFEST)
                .configure(
                        (ObjectNode) PlainNodes.of(Place.of("config.json"), Map.of()),
                        new MessageWriter(out, new SecretMask()),
                        options)) {
            return connector.read(new CatalogReader().read("catalog.json", catalog), from, new StopSignal());
        }
    }
}
