package dev.example.instatus;

import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentProvider;
import java.util.Map;

/** The Java side of the classes that the manifest of Airbyte's source-instatus names. */
public final class InstatusComponents implements ComponentProvider {

    @Override
    public Map<String, ComponentFactory> components() {
        return Map.of(
                "source_instatus.components.ListAddFields", UpdateIds::new,
                "source_instatus.components.UpdatesSubstreamPartitionRouter", UpdatesRouter::new);
    }
}
