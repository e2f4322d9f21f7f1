package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.error.ConfigException;
import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The custom components on the class path, by class name. They are looked for when the first one is needed.
 * Thread-safe.
 */
public final class ComponentRegistry {

    private final @Nullable ClassLoader loader;
    private @Nullable Map<String, ComponentFactory> factories;

    private ComponentRegistry(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /** What the providers supply that the context class loader of this thread sees. */
    public static ComponentRegistry ofContext() {
        return new ComponentRegistry(Thread.currentThread().getContextClassLoader());
    }

    /**
     * The factory for a class name; one of exactly that name comes before one of its last part.
     *
     * @throws ConfigException if a provider cannot be loaded, or two supply the same
     */
    public Optional<ComponentFactory> find(String className) {
        Map<String, ComponentFactory> known = factories();
        ComponentFactory exact = known.get(className);
        return Optional.ofNullable(
                exact != null ? exact : known.get(className.substring(className.lastIndexOf('.') + 1)));
    }

    /** The names that are supplied. */
    public Set<String> names() {
        return factories().keySet();
    }

    private synchronized Map<String, ComponentFactory> factories() {
        Map<String, ComponentFactory> known = factories;
        if (known == null) {
            known = load();
            factories = known;
        }
        return known;
    }

    private Map<String, ComponentFactory> load() {
        Map<String, ComponentFactory> found = new LinkedHashMap<>();
        Map<String, String> suppliers = new LinkedHashMap<>();
        try {
            for (ComponentProvider provider : ServiceLoader.load(ComponentProvider.class, loader)) {
                String supplier = provider.getClass().getName();
                provider.components().forEach((name, factory) -> {
                    String other = suppliers.put(name, supplier);
                    if (other != null) {
                        throw new ConfigException("The custom component " + name + " is supplied twice: by " + other
                                + " and by " + supplier);
                    }
                    found.put(name, factory);
                });
            }
        } catch (ServiceConfigurationError e) {
            throw new ConfigException(
                    "A provider of custom components on the class path cannot be loaded: " + e.getMessage());
        }
        return found;
    }
}
