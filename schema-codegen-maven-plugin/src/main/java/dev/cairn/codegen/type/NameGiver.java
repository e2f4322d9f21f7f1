package dev.cairn.codegen.type;

import dev.cairn.codegen.type.Declaration.Origin;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.documents.Diagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives every type its name. In this order: what the schema ({@code javaName}, {@code javaUnionName}) or the names file says; the
 * name of the definition; for an object or enum inside another object, the property's name, nested in that object; for a union,
 * the name of the first property that uses it; for a mixed union, its alternatives' names. Two types never share a name
 * silently.
 */
final class NameGiver {

    /** Simple names that generated code uses, so that a nested type may not hide them. */
    private static final Set<String> RESERVED = Set.of(
            "Boolean",
            "Builder",
            "Copies",
            "Deprecated",
            "Double",
            "Interpolated",
            "JsonMismatchException",
            "JsonModel",
            "JsonReader",
            "JsonShape",
            "JsonWriter",
            "List",
            "Long",
            "Map",
            "Object",
            "Override",
            "String",
            "SuppressWarnings",
            "Visitor");

    private final Names names;
    private final Identifiers identifiers;
    private final Diagnostics diagnostics;
    private final Set<String> used = new HashSet<>();

    NameGiver(Names names, Identifiers identifiers, Diagnostics diagnostics) {
        this.names = names;
        this.identifiers = identifiers;
        this.diagnostics = diagnostics;
    }

    void nameAll(Collection<Declaration> declarations) {
        declarations.forEach(Declaration::sortOrigins);
        declarations.forEach(this::nameAsAsked);
        declarations.forEach(this::name);
        reportUnused();
        reportCollisions(declarations);
        Set<String> topLevel = new HashSet<>();
        declarations.stream().filter(d -> d.owner() == null).forEach(d -> topLevel.add(d.name()));
        declarations.stream().filter(d -> d.owner() != null).forEach(d -> renameIfHiding(d, declarations, topLevel));
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
        }
    }

    private void name(Declaration declaration) {
        if (!declaration.isNamed()) {
            String name = defaultName(declaration);
            declaration.nameIt(declaration.owner() == null && RESERVED.contains(name) ? name + "_" : name);
        }
    }

    private String defaultName(Declaration declaration) {
        String definition = definitionName(declaration);
        if (definition != null) {
            return identifiers.type(definition);
        }
        if (declaration instanceof MixedType mixed) {
            List<String> words = new ArrayList<>();
            for (TypeUse alternative : mixed.alternatives()) {
                nameTypesIn(alternative);
                words.add(alternative.word());
            }
            return String.join("Or", words);
        }
        return identifiers.type(propertyName(declaration.shortPath()));
    }

    private static @Nullable String definitionName(Declaration declaration) {
        boolean shared = declaration instanceof MixedType mixed && mixed.isScalar();
        for (Origin origin : declaration.origins()) {
            if (origin.path().isDefinition() && !shared && !origin.shortPath().endsWith(")")) {
                return origin.path().last();
            }
        }
        return null;
    }

    private void nameTypesIn(TypeUse use) {
        if (use instanceof Declared declared) {
            name(declared.declaration());
        } else if (use instanceof ListOf list) {
            nameTypesIn(list.element());
        } else if (use instanceof MapOf map) {
            nameTypesIn(map.value());
        }
    }

    /** The last name in a path, in the singular where the path leads to an element. */
    private static String propertyName(String shortPath) {
        String name = shortPath.replaceAll("(\\(\\)|\\|\\d+)$", "");
        boolean element = false;
        while (name.endsWith("[]") || name.endsWith("{}")) {
            name = name.substring(0, name.length() - 2);
            element = true;
        }
        name = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        return element ? Identifiers.singular(name) : name;
    }

    private void reportUnused() {
        names.places().forEach((path, place) -> {
            if (!used.contains(path)) {
                diagnostics.error(place, "there is no type to name at '" + path + "'");
            }
        });
    }

    private void reportCollisions(Collection<Declaration> declarations) {
        Map<String, Set<Declaration>> byName = new TreeMap<>();
        for (Declaration declaration : declarations) {
            if (declaration.owner() == null) {
                byName.computeIfAbsent(declaration.name(), name -> new LinkedHashSet<>())
                        .add(declaration);
            }
        }
        byName.values().stream().filter(same -> same.size() > 1).forEach(this::reportCollision);
    }

    private void reportCollision(Set<Declaration> same) {
        List<Declaration> sharers = List.copyOf(same);
        StringBuilder message = new StringBuilder()
                .append(sharers.size())
                .append(" types would be called ")
                .append(sharers.get(0).name())
                .append(": ");
        message.append(String.join(
                " and ", sharers.stream().map(d -> d.shortPath() + describe(d)).toList()));
        message.append(". Name them in the names file, for instance:");
        suggestions(sharers)
                .forEach((path, name) -> message.append("\n  ")
                        .append(name)
                        .append(": \"")
                        .append(path)
                        .append('"'));
        diagnostics.error(sharers.get(1).place(), message.toString());
    }

    private Map<String, String> suggestions(List<Declaration> sharers) {
        Map<String, String> suggestions = new LinkedHashMap<>();
        for (Declaration sharer : sharers) {
            if (definitionName(sharer) == null) {
                String words =
                        sharer.shortPath().replaceAll("[^\\p{Alnum}_]+", " ").trim();
                suggestions.put(sharer.shortPath(), identifiers.type(words));
            }
        }
        return suggestions;
    }

    private static String describe(Declaration declaration) {
        if (declaration instanceof UnionType union) {
            return " ("
                    + String.join(
                            ", ",
                            union.members().stream().map(Declaration::name).toList())
                    + ")";
        }
        return "";
    }

    /** A nested type hides every other type of its name, in its owner: then it takes its owner's name in front. */
    private void renameIfHiding(Declaration nested, Collection<Declaration> all, Set<String> topLevel) {
        Set<String> hidden = new HashSet<>(topLevel);
        hidden.addAll(RESERVED);
        for (RecordType owner = nested.owner(); owner != null; owner = owner.owner()) {
            hidden.add(owner.name());
            RecordType enclosing = owner;
            all.stream()
                    .filter(other -> other != nested && other.owner() == enclosing)
                    .forEach(other -> hidden.add(other.name()));
        }
        String prefix = nested.owner() == null ? "" : nested.owner().name();
        while (hidden.contains(nested.name())) {
            nested.nameIt(prefix + nested.name());
        }
    }
}
