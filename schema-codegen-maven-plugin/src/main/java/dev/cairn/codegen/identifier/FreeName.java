package dev.cairn.codegen.identifier;

import java.util.function.Predicate;

/** Finds a name that nothing else has: the one that is wanted, with as many underscores behind it as that takes. */
public final class FreeName {

    private FreeName() {}

    /**
     * The name.
     *
     * @param taken whether something else has a name
     */
    public static String of(String wanted, Predicate<String> taken) {
        String name = wanted;
        while (taken.test(name)) {
            name += "_";
        }
        return name;
    }
}
