package dev.cairn.runtime.config;

/** Whether a sync reads all of a stream or what is new; the words are the Airbyte protocol's. */
public enum SyncMode {
    FULL_REFRESH("full_refresh"),
    INCREMENTAL("incremental");

    private final String wireValue;

    SyncMode(String wireValue) {
        this.wireValue = wireValue;
    }

    /** The value in catalogs. */
    public String wireValue() {
        return wireValue;
    }

    /**
     * The mode of a wire value.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SyncMode of(String wireValue) {
        for (SyncMode mode : values()) {
            if (mode.wireValue.equals(wireValue)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("no sync mode: " + wireValue);
    }
}
