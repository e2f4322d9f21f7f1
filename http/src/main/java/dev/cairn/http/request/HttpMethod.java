package dev.cairn.http.request;

/** A request method of the manifest schema. */
public enum HttpMethod {
    GET,
    POST
}
