package dev.cairn.documents;

import dev.cairn.documents.YamlComposer.Composed;
import java.util.Optional;

/** A YAML collection that is being read. */
abstract class YamlFrame {

    private final Place place;
    private final Optional<String> anchor;
    private long values = 1;
    private int depth = 1;

    YamlFrame(Place place, Optional<String> anchor) {
        this.place = place;
        this.anchor = anchor;
    }

    final void add(Composed composed, Place usedAt) {
        values += composed.values();
        depth = Math.max(depth, composed.depth() + 1);
        take(composed, usedAt);
    }

    /** The next value; {@code usedAt} differs from the value's own place where an alias stands for it. */
    abstract void take(Composed composed, Place usedAt);

    abstract Node node();

    /** Whether the next value is the key of a mapping. */
    boolean expectsKey() {
        return false;
    }

    /** The key {@code <<} was read: the next value is merged. */
    void startMerge(Place keyPlace) {
        throw new IllegalStateException("only mappings merge");
    }

    final Place place() {
        return place;
    }

    final Optional<String> anchor() {
        return anchor;
    }

    final long values() {
        return values;
    }

    final int depth() {
        return depth;
    }
}
