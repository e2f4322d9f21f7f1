package dev.cairn.runtime.internal.http;

/** Where in a request an option is put; the words are the manifest's. */
public enum RequestTarget {
    REQUEST_PARAMETER("request_parameter"),
    HEADER("header"),
    BODY_DATA("body_data"),
    BODY_JSON("body_json");

    private final String wireValue;

    RequestTarget(String wireValue) {
        this.wireValue = wireValue;
    }

    /** The value in manifests. */
    public String wireValue() {
        return wireValue;
    }
}
