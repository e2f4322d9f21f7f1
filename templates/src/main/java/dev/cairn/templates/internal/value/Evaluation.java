package dev.cairn.templates.internal.value;

import java.time.Clock;
import java.util.Collection;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a template: the outside world it may see, and how much it may still spend. Work is counted in units
 * of about a nanosecond, so that a hostile template ends with an error in bounded time and memory. Confined to a thread.
 */
public final class Evaluation {

    /** What one evaluation may spend. */
    public static final long BUDGET = 10_000_000;

    /** What one step of a loop costs. */
    public static final int STEP = 50;

    /** How many bits an integer may have. */
    public static final int MAX_INTEGER_BITS = 100_000;

    private static final int MAX_CALL_DEPTH = 100;

    private final Clock clock;
    private final RandomGenerator random;
    private final PatternCache patterns;
    private final boolean ownsVariables;
    private long budget = BUDGET;
    private int callDepth;

    /**
     * An evaluation.
     *
     * @param ownsVariables whether the template's variables are copies that it may change
     */
    public Evaluation(Clock clock, RandomGenerator random, PatternCache patterns, boolean ownsVariables) {
        this.clock = clock;
        this.random = random;
        this.patterns = patterns;
        this.ownsVariables = ownsVariables;
    }

    public Clock clock() {
        return clock;
    }

    public RandomGenerator random() {
        return random;
    }

    public boolean ownsVariables() {
        return ownsVariables;
    }

    /** What the template has compiled before: formats and regular expressions. */
    public PatternCache patterns() {
        return patterns;
    }

    /**
     * Pays for work.
     *
     * @throws PythonException if the budget is used up
     */
    public void spend(long units) {
        budget -= units;
        if (budget < 0) {
            throw PythonException.limit("the template does too much work");
        }
    }

    /** Pays for a value that was read or made, by its size, and gives it back. */
    public @Nullable Object paid(@Nullable Object value) {
        if (value instanceof String text) {
            spend(text.length());
        } else if (value instanceof Collection<?> collection) {
            spend(collection.size() * 4L);
        }
        return value;
    }

    /** Enters a macro or a recursive loop. */
    public void enter() {
        if (++callDepth > MAX_CALL_DEPTH) {
            throw PythonException.limit("macros or loops call each other too deeply");
        }
    }

    public void leave() {
        callDepth--;
    }
}
