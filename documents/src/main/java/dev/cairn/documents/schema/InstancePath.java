package dev.cairn.documents.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from a document's root to a value; grows towards the leaf and shares its beginnings. */
record InstancePath(@Nullable InstancePath parent, Object step) {

    static final InstancePath ROOT = new InstancePath(null, "");

    InstancePath key(String name) {
        return new InstancePath(this, name);
    }

    InstancePath index(int index) {
        return new InstancePath(this, index);
    }

    /** Keys as strings, positions as integers; empty at the root. */
    List<Object> steps() {
        Deque<Object> steps = new ArrayDeque<>();
        for (InstancePath path = this; path.parent != null; path = path.parent) {
            steps.addFirst(path.step);
        }
        return List.copyOf(steps);
    }
}
