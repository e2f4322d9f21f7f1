package dev.cairn.templates.internal.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that a template may read from outside, in the order in which they were found. Confined to one compilation. */
final class GivenVariables {

    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final Map<String, Integer> otherOffsets = new LinkedHashMap<>();
    private final List<UnknownFunction> unknownFunctions = new ArrayList<>();

    int indexOf(String name) {
        return indexes.computeIfAbsent(name, ignored -> indexes.size());
    }

    /** Notes a place where a name is read; the first one counts. */
    int indexOf(String name, int offset) {
        offsets.merge(name, offset, Math::min);
        return indexOf(name);
    }

    /** Notes a place where a variable is read that may come from outside if nothing is assigned to it. */
    void mayBeReadAt(String name, int offset) {
        otherOffsets.merge(name, offset, Math::min);
    }

    /** Notes a filter or test that does not exist, in a place that may never be reached. */
    void unknown(UnknownFunction function) {
        unknownFunctions.add(function);
    }

    List<UnknownFunction> unknownFunctions() {
        return unknownFunctions;
    }

    List<String> names() {
        return new ArrayList<>(indexes.keySet());
    }

    /** Where a name is read first, -1 if it is never read but assigned to in some branch. */
    Map<String, Integer> offsets() {
        Map<String, Integer> all = new LinkedHashMap<>();
        indexes.keySet()
                .forEach(name -> all.put(name, offsets.getOrDefault(name, otherOffsets.getOrDefault(name, -1))));
        return all;
    }
}
