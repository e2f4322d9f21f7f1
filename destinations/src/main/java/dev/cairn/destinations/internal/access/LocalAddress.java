package dev.cairn.destinations.internal.access;

import dev.cairn.destinations.DestinationException;
import java.nio.file.Path;

/** Addresses of files and folders on this machine: {@code SCHEME:PATH}. */
public final class LocalAddress {

    private LocalAddress() {}

    /**
     * The path of an address.
     *
     * @param example an address that could be meant, for messages
     */
    public static Path path(String address, String example) throws DestinationException {
        int colon = address.indexOf(':');
        String path = address.substring(colon + 1);
        if (path.isBlank()) {
            throw new DestinationException(address.substring(0, colon + 1) + " needs a path, such as " + example);
        }
        return Path.of(path);
    }

    /** The path of a file that is a database; refuses names that mean something else to a driver. */
    public static Path file(String address, String example) throws DestinationException {
        Path path = path(address, example);
        if (path.toString().contains(":memory:")) {
            throw new DestinationException(
                    address + " is gone when the sync ends, and its states with it. Name a file, such as " + example);
        }
        if (path.toString().startsWith("file:")) {
            throw new DestinationException(address + " is a URL, and a path is expected, such as " + example);
        }
        return path;
    }
}
