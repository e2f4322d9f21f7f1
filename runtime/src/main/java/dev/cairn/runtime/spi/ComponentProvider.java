package dev.cairn.runtime.spi;

import java.util.Map;

/**
 * Supplies custom components. Found by {@link java.util.ServiceLoader}: name the implementation in {@code
 * META-INF/services/ComponentProvider} of a jar on the class path.
 */
public interface ComponentProvider {

    /**
     * Factories by the {@code class_name} that manifests have, such as {@code source_acme.components.AcmeExtractor}. A
     * name without dots matches every {@code class_name} that ends in it.
     */
    Map<String, ComponentFactory> components();
}
