package dev.cairn.workbench.budget;

import java.time.Duration;

/**
 * The most that one call may take. Immutable.
 *
 * @param time until it is interrupted
 * @param bytes of all response bodies together, content encodings undone
 * @param steps of work on a document, such as following a reference
 */
public record BudgetLimits(Duration time, long bytes, long steps) {

    private static final long MIB = 1 << 20;

    /** Bytes that a value of a parsed document takes, at a rough guess. */
    private static final int BYTES_OF_A_VALUE = 500;

    /** Two minutes, 64 MiB or an eighth of the heap, two million steps; see {@code docs/limits.md}. */
    private static final BudgetLimits STANDARD = new BudgetLimits(
            Duration.ofMinutes(2), Math.min(64 * MIB, Runtime.getRuntime().maxMemory() / 8), 2_000_000);

    /** The limits of this process; {@code -Dcairn.budget.seconds} of the JVM changes the time. */
    public static BudgetLimits ofSystem() {
        Long seconds = Long.getLong("cairn.budget.seconds");
        return seconds == null || seconds < 1 ? STANDARD : STANDARD.time(Duration.ofSeconds(seconds));
    }

    /** A copy with another time. */
    public BudgetLimits time(Duration longest) {
        return new BudgetLimits(longest, bytes, steps);
    }

    /** A copy with another number of bytes. */
    public BudgetLimits bytes(long most) {
        return new BudgetLimits(time, most, steps);
    }

    /** A copy with another number of steps. */
    public BudgetLimits steps(long most) {
        return new BudgetLimits(time, bytes, most);
    }

    /**
     * How many values of a document fit into half of the heap.
     *
     * @param most the largest number to return
     */
    public static int valuesInMemory(int most) {
        return (int) Math.min(most, Runtime.getRuntime().maxMemory() / 2 / BYTES_OF_A_VALUE);
    }
}
