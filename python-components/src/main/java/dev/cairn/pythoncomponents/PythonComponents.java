package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentHost;
import dev.cairn.runtime.spi.ComponentProvider;
import dev.cairn.runtime.spi.HostContext;
import java.util.Map;
import java.util.Optional;

/** Supplies the custom components that have no class in Java. Thread-safe. */
public final class PythonComponents implements ComponentProvider {

    /** None by name: what there is depends on the interpreter. */
    @Override
    public Map<String, ComponentFactory> components() {
        return Map.of();
    }

    @Override
    public Optional<ComponentHost> host(HostContext context) {
        return Optional.of(new PythonHost(context));
    }
}
