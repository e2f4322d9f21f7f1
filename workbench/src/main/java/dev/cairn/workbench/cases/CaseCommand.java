package dev.cairn.workbench.cases;

/** What a case runs. */
enum CaseCommand {
    /** The first pages of one stream, each request sent once. */
    TEST_READ,
    /** A whole sync. */
    READ,
    CHECK,
    DISCOVER;

    /** @param word one of the words of {@code case.yaml} */
    static CaseCommand of(String word) {
        return switch (word) {
            case "test_read" -> TEST_READ;
            case "read" -> READ;
            case "check" -> CHECK;
            default -> DISCOVER;
        };
    }

    boolean readsStreams() {
        return this == TEST_READ || this == READ;
    }
}
