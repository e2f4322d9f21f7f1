package dev.cairn.runtime.internal.http;

/** A request method of the manifest schema. */
public enum HttpMethod {
    GET,
    POST
}
