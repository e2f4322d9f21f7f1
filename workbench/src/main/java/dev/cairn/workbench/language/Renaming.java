package dev.cairn.workbench.language;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.TextPlaces;
import dev.cairn.workbench.language.ManifestReferences.Reference;
import dev.cairn.workbench.language.ManifestReferences.Step;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives a definition another name, wherever it is referred to. Definitions are the keys that an author chose:
 * those of {@code definitions} and {@code schemas}, and in groups of definitions those that something refers to.
 */
public final class Renaming {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");

    private final TextLines text;
    private final TextPlaces places;
    private final List<Reference> references;
    private final Map<Place, Definition> definitions = new LinkedHashMap<>();

    /** @param siblings the names beside it, its own included */
    private record Definition(String name, Place key, Set<String> siblings) {}

    /** What is renamed, and where its name stands at the point. */
    private record Chosen(Definition definition, TextRange range) {}

    private Renaming(TextLines text, ObjectNode root) {
        this.text = text;
        this.places = TextPlaces.of(text.text());
        this.references = ManifestReferences.of(root);
        Set<Place> meant = references.stream()
                .flatMap(reference -> reference.steps().stream())
                .map(Step::key)
                .collect(Collectors.toSet());
        for (String group : List.of("definitions", "schemas")) {
            if (root.get(group) instanceof ObjectNode object) {
                collect(object, true, meant);
            }
        }
    }

    private void collect(ObjectNode group, boolean top, Set<Place> meant) {
        group.members().forEach((name, member) -> {
            if (top || meant.contains(member.keyPlace())) {
                definitions.put(
                        member.keyPlace(),
                        new Definition(name, member.keyPlace(), group.members().keySet()));
            }
            Node value = member.value();
            if (value instanceof ObjectNode nested && nested.get("type") == null && nested.get("$ref") == null) {
                collect(nested, false, meant);
            }
        });
    }

    /** A name that can be changed at a point. */
    public record Name(TextRange range, String text) {}

    /**
     * The name at a point.
     *
     * @throws CannotRename if there is none
     */
    public static Name nameAt(TextLines text, TextPoint point) throws CannotRename {
        Chosen chosen = of(text).chosen(point);
        return new Name(chosen.range, chosen.definition.name);
    }

    /**
     * The changes that give the definition at a point, which may be that of a reference, another name.
     *
     * @throws CannotRename if there is none, or the name cannot be its name
     */
    public static List<TextChange> changes(TextLines text, TextPoint point, String name) throws CannotRename {
        Renaming renaming = of(text);
        return renaming.changes(renaming.chosen(point).definition, name);
    }

    private static Renaming of(TextLines text) throws CannotRename {
        ObjectNode root = SourceTree.of(text)
                .orElseThrow(() -> new CannotRename("The manifest is no valid YAML just now; mend that first"));
        return new Renaming(text, root);
    }

    private Chosen chosen(TextPoint point) throws CannotRename {
        for (Definition definition : definitions.values()) {
            TextRange range = text.token(definition.key);
            if (range.touches(point)) {
                return new Chosen(definition, range);
            }
        }
        for (Reference reference : references) {
            for (Step step : reference.steps()) {
                Definition definition = definitions.get(step.key());
                if (definition != null && reference.place().line() == point.line() + 1) {
                    Optional<TextRange> range = find(reference, step).filter(found -> found.touches(point));
                    if (range.isPresent()) {
                        return new Chosen(definition, range.get());
                    }
                }
            }
        }
        throw new CannotRename("Only the names of definitions, and of what refers to them, can be changed");
    }

    private List<TextChange> changes(Definition definition, String name) throws CannotRename {
        if (!NAME.matcher(name).matches()) {
            throw new CannotRename("'" + name + "' can be no name: letters, digits, '_', '.' and '-' can be in one");
        }
        if (!name.equals(definition.name) && definition.siblings.contains(name)) {
            throw new CannotRename("'" + name + "' is there already");
        }
        List<TextChange> changes = new ArrayList<>();
        changes.add(new TextChange(text.token(definition.key), YamlText.key(name)));
        for (Reference reference : references) {
            for (Step step : reference.steps()) {
                if (step.key().equals(definition.key)) {
                    changes.add(new TextChange(range(reference, step), name));
                }
            }
        }
        return changes;
    }

    private TextRange range(Reference reference, Step step) throws CannotRename {
        return find(reference, step)
                .orElseThrow(() -> new CannotRename(
                        "The reference in line " + reference.place().line()
                                + " is written with escapes or on several lines; write it plainly first"));
    }

    /** Where the text of a step stands; empty where it is not written as it is. */
    private Optional<TextRange> find(Reference reference, Step step) {
        TextPoint start = text.point(places.within(reference.place(), reference.text(), step.offset()));
        TextRange range = TextRange.ofLine(
                start.line(), start.column(), start.column() + step.name().length());
        return text.in(range).equals(step.name()) ? Optional.of(range) : Optional.empty();
    }
}
