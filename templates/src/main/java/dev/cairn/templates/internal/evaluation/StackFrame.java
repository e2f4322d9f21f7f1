package dev.cairn.templates.internal.evaluation;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The local variables of one call of a function. Confined to a thread. */
final class StackFrame {

    private final Run run;
    private final @Nullable StackFrame outer;
    private final @Nullable Map<String, @Nullable Object> visible;
    private final @Nullable Object[] slots;

    /**
     * A frame.
     *
     * @param outer the frame of the function around it
     * @param visible what blocks within it see beside what the template was given; null for what the template exports
     */
    StackFrame(Run run, @Nullable StackFrame outer, @Nullable Map<String, @Nullable Object> visible, int size) {
        this.run = run;
        this.outer = outer;
        this.visible = visible;
        this.slots = new Object[size];
    }

    Run run() {
        return run;
    }

    Map<String, @Nullable Object> visible() {
        return visible == null ? run.exported() : visible;
    }

    @Nullable
    Object get(int index) {
        return slots[index];
    }

    void set(int index, @Nullable Object value) {
        slots[index] = value;
    }

    /** The frame so many functions further out. */
    StackFrame outer(int distance) {
        StackFrame frame = this;
        for (int i = 0; i < distance; i++) {
            frame = Objects.requireNonNull(frame.outer);
        }
        return frame;
    }
}
