package dev.cairn.runtime.template.evaluation;

import java.util.ArrayList;
import java.util.List;

/** The names that a template may read from outside, in the order in which they were found. Confined to one compilation. */
final class GivenVariables {

    private final List<String> names = new ArrayList<>();

    int indexOf(String name) {
        int index = names.indexOf(name);
        if (index >= 0) {
            return index;
        }
        names.add(name);
        return names.size() - 1;
    }

    List<String> names() {
        return names;
    }
}
