package dev.cairn.templates.internal.evaluation;

/** The frame of a function: the template itself, a macro, a block or a recursive loop. Confined to one compilation. */
final class FunctionLayout {

    private final int depth;
    private int size;

    FunctionLayout(int depth) {
        this.depth = depth;
    }

    Slot newSlot() {
        return new Slot(depth, size++);
    }

    int depth() {
        return depth;
    }

    /** How many slots the frame needs; known after compilation. */
    int size() {
        return size;
    }
}
