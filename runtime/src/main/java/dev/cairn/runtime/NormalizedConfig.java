package dev.cairn.runtime;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.PlainNodes;
import dev.cairn.runtime.internal.config.normalize.ConfigNormalization;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration after the manifest's rules.
 *
 * @param effective what the connector runs with
 * @param migrated what should replace the user's configuration from now on: its file is to be rewritten and a CONTROL
 *     message to be sent; empty where it may stay as it is
 */
public record NormalizedConfig(ObjectNode effective, Optional<Map<String, @Nullable Object>> migrated) {

    /** Without a change the given configuration stays, with its places. */
    static NormalizedConfig of(ObjectNode given, ConfigNormalization.Result result) {
        boolean same = result.effective().equals(given.toPlain());
        return new NormalizedConfig(
                same ? given : (ObjectNode) PlainNodes.of(given.place(), result.effective()),
                result.changed() ? Optional.of(result.migrated()) : Optional.empty());
    }
}
