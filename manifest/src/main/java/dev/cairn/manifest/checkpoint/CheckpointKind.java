package dev.cairn.manifest.checkpoint;

/** What a state can say of a slice that is still being read. */
public enum CheckpointKind {

    /** Nothing: after a crash the slice is read again from its start. */
    NONE("none"),

    /** The records up to a value of the cursor, if they come in ascending order. */
    ONE_INTERVAL("one interval"),

    /** The records before a gap and those behind it: in which order records come does not matter, if they keep to one. */
    TWO_INTERVALS("two intervals"),

    /** The page that was delivered last: for records without a cursor, or whose values say nothing. */
    POSITION("position"),

    /** The results of a job that were read. */
    RESULTS("results of a job"),

    /** Which partitions were read, and where the pagination of the open ones stands. */
    PARTITIONS("partitions");

    private final String words;

    CheckpointKind(String words) {
        this.words = words;
    }

    /** The kind as people call it. */
    public String words() {
        return words;
    }
}
