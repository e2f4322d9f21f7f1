package dev.cairn.destinations;

import java.io.IOException;

/** A destination cannot be used, or what was to be written there cannot. The message is for people. */
public class DestinationException extends IOException {

    private static final long serialVersionUID = 1;

    public DestinationException(String message) {
        super(message);
    }

    public DestinationException(String message, Throwable cause) {
        super(message, cause);
    }
}
