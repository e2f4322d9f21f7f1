package dev.cairn.destinations;

/** Another sync writes to the destination. */
public final class DestinationInUseException extends DestinationException {

    private static final long serialVersionUID = 1;

    /** @param name the destination, without secrets */
    public DestinationInUseException(String name) {
        super("Another sync writes to " + name
                + ". Wait until it has ended; a lock is gone with the process that took it.");
    }
}
