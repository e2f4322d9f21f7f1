package dev.cairn.testkit;

/**
 * How much is tried: what takes seconds; more with {@code -Dcairn.thorough=true}; everything with {@code -Dcairn.kit=full}.
 */
final class Kit {

    static final boolean FULL = "full".equals(System.getProperty("cairn.kit"));

    static final boolean THOROUGH = Boolean.getBoolean("cairn.thorough");

    private static Report total = Report.NONE;
    private static int asked;

    private Kit() {}

    /** True if the next combination is tried: one of five times so many, one of a third of so many, or all. */
    static boolean takes(int oneOf) {
        return FULL || asked++ % (THOROUGH ? oneOf / 3 : oneOf * 5) == 0;
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
