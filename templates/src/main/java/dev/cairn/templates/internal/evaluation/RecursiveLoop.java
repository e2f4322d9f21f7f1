package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * A loop that can call itself: each call has a frame of its own.
 *
 * @param code the loop
 * @param layout its frame
 * @param outer the frame around it
 */
record RecursiveLoop(ForCode code, FunctionLayout layout, StackFrame outer) implements LoopVariable.Recursion {

    static String start(ForCode code, FunctionLayout layout, StackFrame outer, @Nullable Object iterable) {
        return new RecursiveLoop(code, layout, outer).render(iterable, 0);
    }

    @Override
    public String render(@Nullable Object iterable, int depth) {
        Evaluation evaluation = outer.run().evaluation();
        evaluation.enter();
        StackFrame frame = new StackFrame(outer.run(), outer, outer.visible(), layout.size());
        Output output = new Output(evaluation);
        code.run(frame, output, iterable, this, depth);
        evaluation.leave();
        return output.text();
    }
}
