package dev.cairn.runtime.assembly.custom;

import dev.cairn.runtime.error.ConfigException;
import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** The custom components that providers supply, by class name. Immutable. */
public final class ComponentRegistry {

    private final Map<String, ComponentFactory> factories;

    private ComponentRegistry(Map<String, ComponentFactory> factories) {
        this.factories = factories;
    }

    /**
     * What the providers supply that the context class loader of this thread sees.
     *
     * @throws ConfigException if one of them cannot be loaded, or two supply the same
     */
    public static ComponentRegistry load() {
        Map<String, ComponentFactory> factories = new LinkedHashMap<>();
        Map<String, String> suppliers = new LinkedHashMap<>();
        try {
            for (ComponentProvider provider : ServiceLoader.load(ComponentProvider.class)) {
                String supplier = provider.getClass().getName();
                provider.components().forEach((name, factory) -> {
                    String other = suppliers.put(name, supplier);
                    if (other != null) {
                        throw new ConfigException("The custom component " + name + " is supplied twice: by " + other
                                + " and by " + supplier);
                    }
                    factories.put(name, factory);
                });
            }
        } catch (ServiceConfigurationError e) {
            throw new ConfigException(
                    "A provider of custom components on the class path cannot be loaded: " + e.getMessage());
        }
        return new ComponentRegistry(factories);
    }

    /** The factory for a class name; one of exactly that name comes before one of its last part. */
    public Optional<ComponentFactory> find(String className) {
        ComponentFactory exact = factories.get(className);
        return Optional.ofNullable(
                exact != null ? exact : factories.get(className.substring(className.lastIndexOf('.') + 1)));
    }

    /** The names that are supplied. */
    public Set<String> names() {
        return factories.keySet();
    }
}
