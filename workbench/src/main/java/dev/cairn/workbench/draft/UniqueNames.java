package dev.cairn.workbench.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of which none is there twice: a further one gets a number. Not thread-safe. */
public final class UniqueNames {

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> next = new HashMap<>();

    /** True if the name was free and is taken now. */
    public boolean take(String name) {
        return taken.add(name);
    }

    /** Takes the name, or the first of {@code name_2}, {@code name_3} … that is free, and returns it. */
    public String numbered(String name) {
        String free = name;
        while (!taken.add(free)) {
            free = name + "_" + next.merge(name, 2, (count, start) -> count + 1);
        }
        return free;
    }
}
