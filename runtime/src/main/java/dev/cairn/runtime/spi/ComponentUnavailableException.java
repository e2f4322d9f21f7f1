package dev.cairn.runtime.spi;

/** A custom component cannot be made for want of something on this machine, or because it is not permitted. */
public final class ComponentUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is missing, and how to supply it; without secrets */
    public ComponentUnavailableException(String message) {
        super(message);
    }
}
