package dev.cairn.runtime.http;

/** A request method of the manifest schema. */
public enum HttpMethod {
    GET,
    POST
}
