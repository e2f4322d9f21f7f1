package dev.cairn.http.request;

/** The part of a request that an option is put into. */
public enum RequestTarget {
    REQUEST_PARAMETER,
    HEADER,
    BODY_DATA,
    BODY_JSON
}
