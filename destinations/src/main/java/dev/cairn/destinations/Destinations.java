package dev.cairn.destinations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Opens destinations by their addresses. */
public final class Destinations {

    private Destinations() {}

    /**
     * Opens a destination whose provider and driver are in the thread's context class loader, or on the class path.
     *
     * @param address such as {@code sqlite:tickets.db}, {@code duckdb:tickets.duckdb}, {@code jsonl:FOLDER},
     *     {@code parquet:FOLDER} or {@code postgresql://USER:PASSWORD@HOST/DATABASE}
     * @throws DestinationException if there is no provider for it, its driver is not there, or it cannot be opened
     */
    public static Destination open(String address) throws DestinationException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return open(address, loader == null ? Destinations.class.getClassLoader() : loader);
    }

    /**
     * Like {@link #open(String)}, with a class loader of its own.
     *
     * @param loader has the providers and the drivers
     */
    public static Destination open(String address, ClassLoader loader) throws DestinationException {
        String scheme = address.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
        List<String> known = new ArrayList<>();
        for (DestinationProvider provider : ServiceLoader.load(DestinationProvider.class, loader)) {
            if (provider.scheme().equals(scheme) && address.contains(":")) {
                return provider.open(address);
            }
            known.add(provider.scheme() + ":");
        }
        throw new DestinationException("No destination begins with "
                + (address.contains(":") ? scheme + ":" : "'" + scheme + "'") + "; known are "
                + String.join(", ", new TreeSet<>(known)));
    }
}
