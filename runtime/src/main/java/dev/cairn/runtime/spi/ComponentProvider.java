package dev.cairn.runtime.spi;

import java.util.Map;
import java.util.Optional;

/**
 * Supplies custom components. Found by {@link java.util.ServiceLoader}: name the implementation in {@code
 * META-INF/services/dev.cairn.runtime.spi.ComponentProvider} of a jar on the class path.
 */
public interface ComponentProvider {

    /**
     * Factories by the {@code class_name} that manifests have, such as {@code source_acme.components.AcmeExtractor}. A
     * name without dots matches every {@code class_name} that ends in it.
     */
    Map<String, ComponentFactory> components();

    /**
     * What makes components of classes that are not known by name beforehand; asked for when the first such class is
     * needed. Empty where this provider has nothing but {@link #components}.
     */
    default Optional<ComponentHost> host(HostContext context) {
        return Optional.empty();
    }
}
