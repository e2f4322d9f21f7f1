package dev.cairn.workbench.har;

import java.util.List;

/**
 * What must be equal for a recorded answer to be given. Always: the method, scheme, host and path, the parameters of the
 * query in any order, and the body, JSON by its values and forms by their parameters.
 *
 * @param ignored names of parameters of queries and forms, and of members of JSON, whose values may differ, such as nonces
 * @param headers names of headers that must be equal, too
 */
public record Matching(List<String> ignored, List<String> headers) {

    public static final Matching STANDARD = new Matching(List.of(), List.of());

    public Matching {
        ignored = List.copyOf(ignored);
        headers = List.copyOf(headers);
    }
}
