package dev.cairn.codegen.name;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names of the types that have files of their own. Some file systems don't tell small letters from capitals. */
final class TakenNames {

    private final Set<String> taken = new HashSet<>();

    /** Takes a name; false if another type has it. */
    boolean take(String name) {
        return taken.add(key(name));
    }

    /** Takes a name, with a number behind it if another type has it. */
    String takeNumbered(String wanted) {
        String name = wanted;
        for (int number = 2; !take(name); number++) {
            name = wanted + number;
        }
        return name;
    }

    /** What is the same for names that are as good as the same. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
