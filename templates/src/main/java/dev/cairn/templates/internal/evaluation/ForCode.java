package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Generator;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Truth;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A compiled loop. Immutable and thread-safe.
 *
 * @param target what each element is assigned to
 * @param filter which elements are taken; null for all
 * @param loopSlot where the loop variable goes; null if nothing reads it
 * @param enter what is done before each turn
 * @param body what each turn renders
 * @param otherwise what is rendered without any turn
 */
record ForCode(
        TargetCode target,
        @Nullable Filter filter,
        @Nullable Slot loopSlot,
        Action enter,
        Action body,
        Action otherwise) {

    /**
     * The condition of a loop, with variables of its own.
     *
     * @param enter what is done before the first element
     * @param target what each element is assigned to
     * @param test the condition
     */
    record Filter(Action enter, TargetCode target, Code test) {}

    void run(
            StackFrame frame,
            Output output,
            @Nullable Object iterable,
            LoopVariable.@Nullable Recursion recursion,
            int depth) {
        Evaluation evaluation = frame.run().evaluation();
        Object taken =
                filter == null ? iterable : new Generator("generator", new Filtered(frame, output, filter, iterable));
        LoopVariable loop = new LoopVariable(evaluation, taken, Iteration.of(taken), recursion, depth);
        boolean any = false;
        while (loop.advance()) {
            evaluation.spend(Evaluation.STEP);
            any = true;
            target.assign(frame, loop.current());
            if (loopSlot != null) {
                frame.set(loopSlot.index(), loop);
            }
            enter.run(frame, output);
            body.run(frame, output);
        }
        if (!any) {
            otherwise.run(frame, output);
        }
    }

    /** The elements that fulfil the condition. */
    private static final class Filtered implements Iterator<@Nullable Object> {

        private final StackFrame frame;
        private final Filter filter;
        private final Iterator<@Nullable Object> elements;
        private @Nullable Object ahead;
        private boolean hasAhead;

        Filtered(StackFrame frame, Output output, Filter filter, @Nullable Object iterable) {
            this.frame = frame;
            this.filter = filter;
            this.elements = Iteration.of(iterable);
            filter.enter().run(frame, output);
        }

        @Override
        public boolean hasNext() {
            while (!hasAhead && elements.hasNext()) {
                frame.run().evaluation().spend(Evaluation.STEP);
                Object element = elements.next();
                filter.target().assign(frame, element);
                if (Truth.of(filter.test().value(frame))) {
                    ahead = element;
                    hasAhead = true;
                }
            }
            return hasAhead;
        }

        @Override
        public @Nullable Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            hasAhead = false;
            return ahead;
        }
    }
}
