package dev.cairn.http.error;

import dev.cairn.http.response.Response;
import java.io.IOException;
import java.util.Optional;

/** The result of sending a request once: a response, or a broken connection. */
public sealed interface Attempt {

    /** A response, whatever its status. */
    record Answered(Response response) implements Attempt {}

    /**
     * No response, or not all of it.
     *
     * @param bodyStart the first characters of a body that broke off, which may hold secrets; empty where none came
     */
    record Broken(IOException cause, String bodyStart) implements Attempt {}

    /** The response, if there is one. */
    default Optional<Response> answer() {
        return this instanceof Answered answered ? Optional.of(answered.response()) : Optional.empty();
    }
}
