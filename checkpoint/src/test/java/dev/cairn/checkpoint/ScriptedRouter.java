package dev.cairn.checkpoint;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Partitions from a list: {@code {"id": …}}, each with the parents' state as of it. */
final class ScriptedRouter implements PartitionRouter {

    private final Iterator<Parent> parents;
    private final @Nullable String identity;
    private @Nullable Map<String, @Nullable Object> parentState;

    /** @param parentState null for a router that has no parents */
    record Parent(Object id, @Nullable Map<String, @Nullable Object> parentState) {}

    ScriptedRouter(List<Parent> parents) {
        this(parents, null);
    }

    private ScriptedRouter(List<Parent> parents, @Nullable String identity) {
        this.parents = parents.iterator();
        this.identity = identity;
    }

    /** A router without parents. */
    static ScriptedRouter list(Object... ids) {
        return new ScriptedRouter(
                Arrays.stream(ids).map(id -> new Parent(id, null)).toList());
    }

    /** A router without parents that knows all of its partitions beforehand. */
    static ScriptedRouter known(Object... ids) {
        return new ScriptedRouter(
                Arrays.stream(ids).map(id -> new Parent(id, null)).toList(), "list " + Arrays.hashCode(ids));
    }

    @Override
    public @Nullable String identity() {
        return identity;
    }

    /** A router without parents that fails after these. */
    static PartitionRouter failingAfter(Object... ids) {
        Iterator<Slice> found = list(ids).partitions();
        Iterator<Slice> failing = new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (!found.hasNext()) {
                    throw new ConfigException("the parent fails");
                }
                return true;
            }

            @Override
            public Slice next() {
                return found.next();
            }
        };
        return new PartitionRouter() {
            @Override
            public Iterator<Slice> partitions() {
                return failing;
            }

            @Override
            public @Nullable Map<String, @Nullable Object> parentState() {
                return null;
            }
        };
    }

    @Override
    public Iterator<Slice> partitions() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return parents.hasNext();
            }

            @Override
            public Slice next() {
                Parent parent = parents.next();
                parentState = parent.parentState;
                return new Slice(Map.of("id", parent.id), Map.of(), Map.of());
            }
        };
    }

    @Override
    public @Nullable Map<String, @Nullable Object> parentState() {
        return parentState;
    }
}
