package dev.cairn.runtime.http.error;

import dev.cairn.runtime.http.Response;
import java.io.IOException;
import java.util.Optional;

/** What came of sending a request once. */
public sealed interface Attempt {

    /** A response, whatever its status. */
    record Answered(Response response) implements Attempt {}

    /** No response, or not all of it. */
    record Broken(IOException cause) implements Attempt {}

    /** The response, if there is one. */
    default Optional<Response> answer() {
        return this instanceof Answered answered ? Optional.of(answered.response()) : Optional.empty();
    }
}
