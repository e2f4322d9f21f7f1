package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Generator;
import dev.cairn.templates.value.Missing;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes generators: the body runs when the first element is asked for, and finds one element at a time. Confined to one
 * evaluation.
 */
final class Lazily implements Iterator<@Nullable Object> {

    /** Finds the next element, or {@link Missing#VALUE} at the end. */
    @FunctionalInterface
    interface Step {
        @Nullable
        Object next();
    }

    private final Evaluation evaluation;
    private final Supplier<Step> start;
    private @Nullable Step step;
    private @Nullable Object ahead = Missing.VALUE;
    private boolean ended;

    private Lazily(Evaluation evaluation, Supplier<Step> start) {
        this.evaluation = evaluation;
        this.start = start;
    }

    static Generator generate(Evaluation evaluation, Supplier<Step> start) {
        return Generator.of(new Lazily(evaluation, start));
    }

    @Override
    public boolean hasNext() {
        if (ahead == Missing.VALUE && !ended) {
            evaluation.spend(Evaluation.STEP);
            if (step == null) {
                step = start.get();
            }
            ahead = step.next();
            ended = ahead == Missing.VALUE;
        }
        return !ended;
    }

    @Override
    public @Nullable Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object element = ahead;
        ahead = Missing.VALUE;
        return element;
    }
}
