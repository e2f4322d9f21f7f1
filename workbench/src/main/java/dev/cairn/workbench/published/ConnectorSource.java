package dev.cairn.workbench.published;

import dev.cairn.workbench.budget.Budget;
import java.io.IOException;
import java.util.Map;

/**
 * Where copies of published connectors come from. Immutable.
 *
 * @param environment the variables that say where connectors are added, and how pip and its proxies are configured
 * @param publicOnly whether the package index is asked only at public addresses, and only over TLS
 */
public record ConnectorSource(Map<String, String> environment, boolean publicOnly) {

    public ConnectorSource {
        environment = Map.copyOf(environment);
    }

    /**
     * A copy of the connector that was added, as it is there now; else of the package index, where the newest version counts if
     * none is named. Nothing is written, and nothing of a package is run. Blocks while the index answers.
     *
     * @param budget bounds what the index is asked
     * @throws dev.cairn.workbench.pip.IndexException if there is no such connector, or it cannot be had
     * @throws dev.cairn.documents.InvalidDocumentException if the lock file of added connectors cannot be read
     */
    public ConnectorCopy copy(WantedConnector wanted, Budget budget) throws IOException, InterruptedException {
        return ConnectorCopy.of(wanted, this, budget);
    }
}
