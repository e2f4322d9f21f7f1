package dev.cairn.destinations;

/** Makes destinations of addresses. Found with {@link java.util.ServiceLoader}; has a public constructor without parameters. */
public interface DestinationProvider {

    /** Which addresses it is for: what stands before their first colon, in small letters. */
    String scheme();

    /**
     * Opens a destination. Nothing is written yet.
     *
     * @param address the whole address, with secrets in it
     * @throws DestinationException if the address is not one, or what it names cannot be opened
     */
    Destination open(String address) throws DestinationException;
}
