package dev.cairn.codegen.java;

import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import dev.cairn.documents.Suggestions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The generated types that get something which not all need.
 *
 * @param all whether it is all of them
 * @param names otherwise, the simple names of those
 */
public record TypeSelection(boolean all, Set<String> names) {

    public static final TypeSelection ALL = new TypeSelection(true, Set.of());
    public static final TypeSelection NONE = new TypeSelection(false, Set.of());

    public TypeSelection {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** The selection that a text asks for: {@code all}, {@code none}, or names with commas between them. */
    public static TypeSelection of(String text) {
        Set<String> names = new TreeSet<>();
        for (String name : text.split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        if (names.equals(Set.of("all"))) {
            return ALL;
        }
        return names.equals(Set.of("none")) ? NONE : new TypeSelection(false, names);
    }

    /** Whether a type is one of them. */
    public boolean has(Declaration type) {
        return all || names.contains(type.name());
    }

    /** Says which names no type has. */
    public void check(String parameter, TypeModel model, Diagnostics diagnostics) {
        List<String> known = new ArrayList<>();
        for (Declaration declaration : model.declarations()) {
            known.add(declaration.name());
        }
        for (String name : names) {
            if (!known.contains(name)) {
                diagnostics.error(
                        Place.of(parameter), "no type is called '" + name + "'" + Suggestions.didYouMean(name, known));
            }
        }
    }

    /** Says which names are those of types that are no enums of texts. */
    void checkEnums(String parameter, TypeModel model, Diagnostics diagnostics) {
        for (Declaration declaration : model.declarations()) {
            if (names.contains(declaration.name()) && !declaration.isEnumOfTexts()) {
                diagnostics.error(Place.of(parameter), "'" + declaration.name() + "' is not an enum of texts");
            }
        }
    }

    /** The selection as a text: written out since linking a record's own method is slow in a cold JVM. */
    @Override
    public String toString() {
        return all ? "all" : names.isEmpty() ? "none" : String.join(",", names);
    }
}
