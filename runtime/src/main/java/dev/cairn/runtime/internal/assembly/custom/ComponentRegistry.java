package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentHost;
import dev.cairn.runtime.spi.ComponentProvider;
import dev.cairn.runtime.spi.HostContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The custom components on the class path, by class name, and what hosts make of classes that are none of Java. They are
 * looked for when the first one is needed. Thread-safe.
 */
public final class ComponentRegistry implements AutoCloseable {

    private final Providers providers;
    private final @Nullable HostContext context;
    private @Nullable List<ComponentHost> hosts;

    private ComponentRegistry(Providers providers, @Nullable HostContext context) {
        this.providers = providers;
        this.context = context;
    }

    /** What the providers supply that the context class loader of this thread sees; there are no hosts. */
    public static ComponentRegistry ofContext() {
        return new ComponentRegistry(new Providers(Thread.currentThread().getContextClassLoader()), null);
    }

    /** The same, with hosts for one configured connector. */
    public ComponentRegistry with(HostContext connector) {
        return new ComponentRegistry(providers, connector);
    }

    /** The same, in which classes that only a host could make are taken to be there: for a first look at a manifest. */
    public ComponentRegistry unverified() {
        ComponentRegistry other = new ComponentRegistry(providers, null);
        other.hosts = List.of(new UnmadeComponents());
        return other;
    }

    /**
     * The factory for a class name: one of exactly that name comes before one of its last part, and that before a host.
     *
     * @throws ConfigException if a provider cannot be loaded, or two supply the same
     */
    public Optional<ComponentFactory> find(String className) {
        ComponentFactory found = inJava(className);
        return found == null
                ? hosts().stream().<ComponentFactory>map(host -> host).findFirst()
                : Optional.of(found);
    }

    /** What can be said about a class name of a manifest beforehand: that there is no component, or a warning. */
    public Optional<Diagnostic> diagnose(String className, Place place) {
        if (inJava(className) != null) {
            return Optional.empty();
        }
        String name = "the custom component " + className + " is Python code";
        Optional<ComponentHost> host = hosts().stream().findFirst();
        if (host.isEmpty()) {
            return Optional.of(
                    Diagnostic.error(place, name + ", which cannot run on the JVM, and no Java class stands for it"));
        }
        return host.get()
                .problem(className)
                .map(problem -> Diagnostic.error(place, name + ", and cannot be made: " + problem))
                .or(() -> host.get()
                        .remark(className)
                        .map(remark ->
                                new Diagnostic(Severity.WARNING, place, name + "; " + remark, "python-requests")));
    }

    /** What makes components of a class that is no Java class; empty for one that is, or where there is no host. */
    public Optional<ComponentHost> hostOf(String className) {
        return inJava(className) == null ? hosts().stream().findFirst() : Optional.empty();
    }

    /** Whether a Java class stands for a class name. */
    public boolean isJava(String className) {
        return inJava(className) != null;
    }

    private @Nullable ComponentFactory inJava(String className) {
        Map<String, ComponentFactory> known = providers.factories();
        ComponentFactory exact = known.get(className);
        return exact != null ? exact : known.get(className.substring(className.lastIndexOf('.') + 1));
    }

    /** The names that are supplied. */
    public Set<String> names() {
        return providers.factories().keySet();
    }

    private synchronized List<ComponentHost> hosts() {
        List<ComponentHost> opened = hosts;
        if (opened == null) {
            opened = context == null ? List.of() : providers.hosts(context);
            hosts = opened;
        }
        return opened;
    }

    /** Ends the hosts; others are opened when they are needed again. */
    @Override
    public synchronized void close() {
        if (hosts != null) {
            hosts.forEach(ComponentHost::close);
            hosts = null;
        }
    }

    /** What the service loader finds. */
    private static final class Providers {

        private final @Nullable ClassLoader loader;
        private @Nullable List<ComponentProvider> providers;
        private @Nullable Map<String, ComponentFactory> factories;

        Providers(@Nullable ClassLoader loader) {
            this.loader = loader;
        }

        synchronized Map<String, ComponentFactory> factories() {
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
            for (ComponentProvider provider : all()) {
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
            return found;
        }

        List<ComponentHost> hosts(HostContext context) {
            List<ComponentHost> hosts = new ArrayList<>();
            all().forEach(provider -> provider.host(context).ifPresent(hosts::add));
            return hosts;
        }

        private synchronized List<ComponentProvider> all() {
            List<ComponentProvider> known = providers;
            if (known == null) {
                known = new ArrayList<>();
                try {
                    ServiceLoader.load(ComponentProvider.class, loader).forEach(known::add);
                } catch (ServiceConfigurationError e) {
                    throw new ConfigException(
                            "A provider of custom components on the class path cannot be loaded: " + e.getMessage());
                }
                providers = known;
            }
            return known;
        }
    }
}
