package dev.cairn.http.request;

import java.util.List;

/**
 * A place in a request that receives a value: a page size, a token, a cursor's bound. Immutable.
 *
 * @param target the part of the request
 * @param path the field's name; several only for {@link RequestTarget#BODY_JSON}, where they lead into nested objects
 */
public record RequestOption(RequestTarget target, List<String> path) {

    public RequestOption {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a request option needs a field");
        }
        if (path.size() > 1 && target != RequestTarget.BODY_JSON) {
            throw new IllegalArgumentException("only body_json takes a field path of several segments");
        }
    }

    public RequestOption(RequestTarget target, String field) {
        this(target, List.of(field));
    }
}
