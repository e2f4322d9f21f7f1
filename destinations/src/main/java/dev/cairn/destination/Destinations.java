package dev.cairn.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** Opens destinations by their addresses. */
public final class Destinations {

    private Destinations() {}

    /**
     * Opens a destination that a provider on the class path knows, or in the context class loader.
     *
     * @param address such as {@code sqlite:tickets.db}, {@code duckdb:tickets.duckdb}, {@code jsonl:FOLDER},
     *     {@code parquet:FOLDER} or {@code postgresql://USER:PASSWORD@HOST/DATABASE}
     * @throws DestinationException if nobody knows it, its driver is not there, or it cannot be opened
     */
    public static Destination open(String address) throws DestinationException {
        String scheme = address.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
        List<String> known = new ArrayList<>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (DestinationProvider provider : ServiceLoader.load(
                DestinationProvider.class, loader == null ? Destinations.class.getClassLoader() : loader)) {
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
