package dev.cairn.testkit;

/**
 * How much is tried: what takes seconds; three times as much with {@code -Dcairn.kit=more}; everything with
 * {@code -Dcairn.kit=full}.
 */
final class Kit {

    static final boolean FULL = "full".equals(System.getProperty("cairn.kit"));

    private static final boolean MORE = "more".equals(System.getProperty("cairn.kit"));

    private static Report total = Report.NONE;
    private static int asked;

    private Kit() {}

    /** Whether to try the next combination: one of so many, one of a third of that, or all. */
    static boolean takes(int oneOf) {
        return FULL || asked++ % (MORE ? oneOf / 3 : oneOf) == 0;
    }

    /** Runs a check and adds what it found to the total; a failure names the case. */
    static void check(Case each, ResumeCheck check) {
        try {
            total = total.plus(check.run());
        } catch (BrokenPromise e) {
            throw new AssertionError(each + ": " + e.getMessage(), e);
        }
    }

    /** Prints what has been checked since the last call. */
    static void print(String what) {
        System.out.println("kit: " + what + ": " + total);
        total = Report.NONE;
    }
}
