package dev.cairn.http.wire;

/** A URL to which no request can be sent. The message says why and does not hold the URL, which may hold secrets. */
public final class MalformedUrlException extends IllegalArgumentException {

    MalformedUrlException(String message) {
        super(message);
    }
}
