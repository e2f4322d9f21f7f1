package dev.cairn.http.request;

/** The part of a request that an option is put into; the constants are the manifest's words. */
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
