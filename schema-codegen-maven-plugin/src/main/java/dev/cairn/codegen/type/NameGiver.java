package dev.cairn.codegen.type;

import dev.cairn.codegen.type.Declaration.Origin;
import dev.cairn.documents.Diagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives every type its name. In this order: what the schema ({@code javaName}, {@code javaUnionName}) or the names file says; the
 * name of the definition; for an object or enum inside another object, the property's name, nested in that object; for an
 * alternative, its title or its type; for a union, the name of the first property that uses it; for a mixed union, its
 * alternatives' names. Where several types would have the same name, all but definitions get longer ones, and a warning says how
 * to choose them. What a type is called doesn't depend on the order in which the types are found.
 */
final class NameGiver {

    private static final int LONGEST = 60;
    private static final int MOST_WORDS = 4;

    private final Names names;
    private final TypeOptions options;
    private final Identifiers identifiers;
    private final Diagnostics diagnostics;
    private final Set<String> used = new HashSet<>();

    /** In small letters, since some file systems don't tell these from capitals. */
    private final Set<String> taken = new HashSet<>();

    NameGiver(Names names, TypeOptions options, Identifiers identifiers, Diagnostics diagnostics) {
        this.names = names;
        this.options = options;
        this.identifiers = identifiers;
        this.diagnostics = diagnostics;
    }

    void nameAll(Collection<Declaration> declarations) {
        for (Declaration declaration : declarations) {
            declaration.sortOrigins();
        }
        List<Declaration> sorted = new ArrayList<>(declarations);
        sorted.sort(Comparator.comparing(
                        (Declaration declaration) -> declaration.place().file())
                .thenComparingInt(declaration -> declaration.place().line())
                .thenComparingInt(declaration -> declaration.place().column())
                .thenComparing(Declaration::shortPath));
        for (Declaration declaration : sorted) {
            nameAsAsked(declaration);
        }
        reportUnused();
        reportAskedTwice(sorted);
        nameDefinitions(sorted);
        List<Declaration> nameless = new ArrayList<>();
        for (Declaration declaration : sorted) {
            if (!declaration.isNamed() && declaration.owner() == null && !(declaration instanceof MixedType)) {
                nameless.add(declaration);
            }
        }
        nameGroup(nameless);
        for (Declaration declaration : sorted) {
            if (!declaration.isNamed() && declaration.owner() != null) {
                declaration.nameIt(nestedName(declaration));
            }
        }
        nameMixed(sorted);
        Set<String> topLevel = new HashSet<>();
        for (Declaration declaration : sorted) {
            if (declaration.owner() == null) {
                topLevel.add(declaration.name());
            }
        }
        new NestedNames(sorted, topLevel).untangle();
    }

    private void nameAsAsked(Declaration declaration) {
        String asked = declaration.requested();
        for (Origin origin : declaration.origins()) {
            String name = names.name(origin.shortPath());
            if (name != null && used.add(origin.shortPath())) {
                asked = name;
            }
        }
        if (asked != null) {
            declaration.nestIn(null);
            declaration.nameIt(asked);
            taken.add(key(asked));
        }
    }

    private void reportAskedTwice(List<Declaration> sorted) {
        Map<String, Declaration> byName = new TreeMap<>();
        for (Declaration declaration : sorted) {
            if (declaration.isNamed()) {
                Declaration other = byName.putIfAbsent(key(declaration.name()), declaration);
                if (other != null) {
                    diagnostics.error(
                            declaration.place(),
                            "there would be two types called " + declaration.name() + ": " + other.shortPath() + " ("
                                    + other.place() + ") and " + declaration.shortPath() + "; give one of them another"
                                    + " name");
                }
            }
        }
    }

    private void reportUnused() {
        names.places().forEach((path, place) -> {
            if (!used.contains(path)) {
                diagnostics.error(place, "there is no type to name at '" + path + "'");
            }
        });
    }

    /** Definitions keep their names; where two come to the same one, the one that is written so keeps it. */
    private void nameDefinitions(List<Declaration> sorted) {
        List<Declaration> rewritten = new ArrayList<>();
        for (Declaration declaration : sorted) {
            String definition = declaration.isNamed() ? null : definitionName(declaration);
            if (definition != null) {
                String name = free(definition);
                boolean asWritten = name.equals(options.affixed(definition));
                if (!asWritten || !taken.add(key(name))) {
                    rewritten.add(declaration);
                } else {
                    declaration.nestIn(null);
                    declaration.nameIt(name);
                }
            }
        }
        for (Declaration declaration : rewritten) {
            String wanted = free(String.valueOf(definitionName(declaration)));
            String name = numbered(wanted);
            declaration.nestIn(null);
            declaration.nameIt(name);
            if (!name.equals(wanted)) {
                diagnostics.warning(
                        declaration.place(),
                        "there is another " + wanted + ", so this type is called " + name
                                + "; javaName or the names file give it another name");
            }
        }
    }

    private String free(String name) {
        String type = options.affixed(identifiers.type(name));
        return NestedNames.RESERVED.contains(type) ? type + "_" : type;
    }

    private String numbered(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(key(name)); number++) {
            name = wanted + number;
        }
        return name;
    }

    /** Names types that have no names of their own, so that it doesn't matter which comes first. */
    private void nameGroup(List<Declaration> group) {
        Map<String, List<Declaration>> renamed = new LinkedHashMap<>();
        List<Declaration> pending = group;
        for (int level = 0; level < 3 && !pending.isEmpty(); level++) {
            Map<String, List<Declaration>> byName = new LinkedHashMap<>();
            for (Declaration declaration : pending) {
                byName.computeIfAbsent(key(candidate(declaration, level)), name -> new ArrayList<>())
                        .add(declaration);
            }
            List<Declaration> next = new ArrayList<>();
            for (Map.Entry<String, List<Declaration>> entry : byName.entrySet()) {
                if (entry.getValue().size() == 1 && taken.add(entry.getKey())) {
                    Declaration only = entry.getValue().get(0);
                    only.nameIt(candidate(only, level));
                } else {
                    next.addAll(entry.getValue());
                }
            }
            if (level == 0) {
                next.forEach(
                        declaration -> renamed.computeIfAbsent(candidate(declaration, 0), name -> new ArrayList<>())
                                .add(declaration));
            }
            pending = next;
        }
        pending.forEach(declaration -> declaration.nameIt(numbered(candidate(declaration, 2))));
        renamed.forEach(this::warnOfLongerNames);
    }

    private String candidate(Declaration declaration, int level) {
        String path = declaration.shortPath();
        String words = level == 0 ? "" : words(path);
        String name = switch (level) {
            case 0 -> shortName(declaration);
            case 1 ->
                path.endsWith("()")
                        ? identifiers.type(propertyName(path)) + "Object"
                        : identifiers.type(
                                declaration.suggested() == null
                                        ? words
                                        : withoutIndex(words) + " " + declaration.suggested());
            default -> identifiers.type(words.isEmpty() ? "Type" : words) + (path.endsWith("()") ? "Object" : "");
        };
        boolean ofAlternatives = level == 0 && declaration instanceof MixedType mixed && words(mixed) != null;
        String affixed = ofAlternatives ? name : options.affixed(name);
        return NestedNames.RESERVED.contains(affixed) ? affixed + "_" : affixed;
    }

    /** The names in a path, with a space for all that stands between them. */
    private static String words(String path) {
        StringBuilder words = new StringBuilder();
        boolean apart = false;
        for (int index = 0; index < path.length(); index++) {
            char c = path.charAt(index);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_') {
                words.append(apart && !words.isEmpty() ? " " : "").append(c);
                apart = false;
            } else {
                apart = true;
            }
        }
        return words.toString();
    }

    /** Where the digits begin with which a text ends. */
    private static int withoutDigits(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) >= '0' && text.charAt(end - 1) <= '9') {
            end--;
        }
        return end;
    }

    /** Where the number of an alternative begins with which a path ends; its length if it doesn't end with one. */
    private static int withoutAlternative(String path) {
        int end = withoutDigits(path);
        return end < path.length() && end > 0 && path.charAt(end - 1) == '|' ? end - 1 : path.length();
    }

    private static boolean isAlternative(String path) {
        return withoutAlternative(path) < path.length();
    }

    /** Where that begins by which a path leads from a list or a map to its elements; its length if it doesn't. */
    private static int withoutElement(String path) {
        if (path.endsWith("{}")) {
            return path.length() - 2;
        }
        if (path.endsWith("]")) {
            int end = withoutDigits(path.substring(0, path.length() - 1));
            return end > 0 && path.charAt(end - 1) == '[' ? end - 1 : path.length();
        }
        return path.length();
    }

    private static String withoutIndex(String words) {
        int end = withoutDigits(words);
        return end < words.length() && end > 0 && words.charAt(end - 1) == ' ' ? words.substring(0, end - 1) : words;
    }

    private String shortName(Declaration declaration) {
        if (declaration instanceof MixedType mixed) {
            String words = words(mixed);
            if (words != null) {
                return words;
            }
        }
        boolean alternative = isAlternative(declaration.shortPath());
        String suggested = declaration.suggested();
        return alternative && suggested != null ? suggested : identifiers.type(propertyName(declaration.shortPath()));
    }

    /** A name put together from the alternatives', unless that would be too long or lead back to itself. */
    private @Nullable String words(MixedType mixed) {
        if (mixed.alternatives().size() > MOST_WORDS || !areNamed(mixed)) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (TypeUse alternative : mixed.alternatives()) {
            words.add(alternative.word());
        }
        String name = String.join("Or", words);
        return name.length() > LONGEST ? null : name;
    }

    private boolean areNamed(MixedType mixed) {
        for (TypeUse alternative : mixed.alternatives()) {
            if (!alternative.isNamed()) {
                return false;
            }
        }
        return true;
    }

    /** Mixed types are named after their alternatives, so these come first. */
    private void nameMixed(List<Declaration> sorted) {
        List<Declaration> pending = unnamed(sorted);
        while (!pending.isEmpty()) {
            List<Declaration> ready = new ArrayList<>();
            for (Declaration declaration : pending) {
                if (declaration instanceof MixedType mixed && areNamed(mixed)) {
                    ready.add(declaration);
                }
            }
            if (ready.isEmpty()) {
                ready = pending;
            }
            nameGroup(List.copyOf(ready));
            pending = unnamed(pending);
        }
    }

    private static List<Declaration> unnamed(List<Declaration> declarations) {
        List<Declaration> unnamed = new ArrayList<>();
        for (Declaration declaration : declarations) {
            if (!declaration.isNamed()) {
                unnamed.add(declaration);
            }
        }
        return unnamed;
    }

    private static @Nullable String definitionName(Declaration declaration) {
        boolean shared = declaration instanceof MixedType mixed && mixed.isScalar();
        for (Origin origin : declaration.origins()) {
            boolean named =
                    origin.path().isDefinition() || (origin.path().isRoot() && !(declaration instanceof UnionType));
            if (named && !shared && !origin.shortPath().endsWith(")")) {
                return origin.path().isRoot()
                        ? origin.shortPath()
                        : origin.path().last();
            }
        }
        return null;
    }

    private String nestedName(Declaration declaration) {
        String suggested = declaration.suggested();
        boolean alternative = isAlternative(declaration.shortPath());
        return options.affixed(
                alternative && suggested != null ? suggested : identifiers.type(propertyName(declaration.shortPath())));
    }

    /** The last name in a path, in the singular where the path leads to an element. */
    private static String propertyName(String shortPath) {
        String name = shortPath.endsWith("()")
                ? shortPath.substring(0, shortPath.length() - 2)
                : shortPath.substring(0, withoutAlternative(shortPath));
        boolean element = false;
        for (int end = withoutElement(name); end < name.length(); end = withoutElement(name)) {
            name = name.substring(0, end);
            element = true;
        }
        name = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        return element ? Identifiers.singular(name) : name;
    }

    private void warnOfLongerNames(String name, List<Declaration> sharers) {
        Set<String> lines = new LinkedHashSet<>();
        sharers.forEach(sharer -> lines.add("\n  " + sharer.name() + ": \"" + sharer.shortPath() + '"'));
        diagnostics.warning(
                sharers.get(sharers.size() - 1).place(),
                (sharers.size() == 1 ? "another type is" : sharers.size() + " types would be") + " called " + name
                        + ", so there are longer names. To choose others, or to keep these whatever is added to the schema,"
                        + " put into the names file:" + String.join("", lines));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
