package dev.cairn.core.error;

/** The type of a failure: who can fix it. The words are the Airbyte protocol's. */
public enum FailureType {
    /** The user, by changing the configuration. */
    CONFIG_ERROR("config_error"),
    /** The connector's author, or us. */
    SYSTEM_ERROR("system_error"),
    /** Time: the same run may succeed later. */
    TRANSIENT_ERROR("transient_error");

    private final String wireValue;

    FailureType(String wireValue) {
        this.wireValue = wireValue;
    }

    /** The value in messages and manifests. */
    public String wireValue() {
        return wireValue;
    }
}
