package dev.cairn.workbench.language;

import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.language.EditPoint.Level;
import dev.cairn.workbench.seen.SeenRead;
import dev.cairn.workbench.text.KnownPoint;
import dev.cairn.workbench.text.TextPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Completion and explanations for manifests that are being written, however broken they are just then. Thread-safe. */
public final class ManifestLanguage {

    private static final Pattern WORD = Pattern.compile("[\\w$]+");
    private static final Pattern REFERENCE = Pattern.compile("\\$ref[\"']?\\s*:\\s*[\"']?(#/[^\"'}\\s,]+)");

    private final SchemaGuide guide = SchemaGuide.bundled();

    /**
     * What may stand at a point, best first.
     *
     * @param values what variables held when the manifest last ran
     */
    public List<Completion> complete(KnownPoint at, LastValues values) {
        String text = at.text().text();
        EditPoint point = EditPoint.at(text, at.point().line(), at.point().column());
        if (point.template() != null) {
            return new TemplateHelp(values).complete(point.template(), variables(point));
        }
        Map<String, String> seen = SeenRead.of(values.variables()).values();
        if (point.key() == null) {
            return keys(point, seen);
        }
        return "$ref".equals(point.key()) ? Definitions.of(text).completions() : words(point, seen);
    }

    /**
     * What stands at a point, in words; lines are separated by line feeds.
     *
     * @param values what variables held when the manifest last ran
     */
    public Optional<String> explain(KnownPoint at, LastValues values) {
        String text = at.text().text();
        TextPoint point = at.point();
        String whole = at.text().line(point.line());
        Matcher reference = REFERENCE.matcher(whole);
        while (reference.find()) {
            if (reference.start() <= point.column() && point.column() <= reference.end()) {
                return Definitions.of(text).explain(reference.group(1));
            }
        }
        Matcher word = WORD.matcher(whole);
        while (word.find()) {
            if (word.start() <= point.column() && point.column() <= word.end()) {
                return explain(EditPoint.at(text, point.line(), word.end()), word.group(), values);
            }
        }
        return Optional.empty();
    }

    private Optional<String> explain(EditPoint point, String word, LastValues values) {
        if (point.template() != null) {
            return new TemplateHelp(values).explain(point.template());
        }
        String type = type(point);
        Optional<String> ofField = Optional.ofNullable(type)
                .flatMap(name -> guide.field(name, word))
                .map(ManifestLanguage::explained);
        if (ofField.isPresent() && !"type".equals(point.key())) {
            return ofField;
        }
        String description = guide.description(word);
        return description.isEmpty() ? ofField : Optional.of(word + "\n" + description);
    }

    private static String explained(ComponentField field) {
        StringBuilder text = new StringBuilder(field.name() + (field.required() ? " (required)" : ""));
        if (!field.kind().isEmpty()) {
            text.append(": ").append(field.kind());
        }
        if (!field.values().isEmpty()) {
            text.append(", one of ").append(String.join(", ", field.values()));
        }
        if (field.byDefault() != null) {
            text.append(", by default ").append(field.byDefault());
        }
        return field.description().isEmpty() ? text.toString() : text + "\n" + field.description();
    }

    private List<Completion> keys(EditPoint point, Map<String, String> seen) {
        String type = Objects.requireNonNullElse(type(point), "");
        List<Completion> keys = new ArrayList<>();
        for (ComponentField field : guide.fields(type)) {
            boolean there =
                    point.siblings().containsKey(field.name()) && !field.name().equals(point.begun());
            if (!there) {
                keys.add(new Completion(
                        field.name(),
                        (field.required() ? "required · " : "") + field.kind(),
                        field.description(),
                        "property",
                        ComponentSkeleton.ofField(type, field, seen)
                                .map(point::indented)
                                .orElse("")));
            }
        }
        keys.sort((one, other) -> Boolean.compare(
                other.detail().startsWith("required"), one.detail().startsWith("required")));
        if (keys.isEmpty()) {
            keys.add(new Completion("type", "which component this is", "", "property"));
        }
        keys.add(new Completion("$ref", "a definition of this manifest", "", "property"));
        return keys;
    }

    private List<Completion> words(EditPoint point, Map<String, String> seen) {
        String key = Objects.requireNonNull(point.key());
        if (key.equals("type") && !point.path().isEmpty()) {
            Level last = point.path().get(point.path().size() - 1);
            String owner = owner(point.path(), point.path().size() - 1);
            List<String> takes = Optional.ofNullable(owner)
                    .flatMap(name -> guide.field(name, last.key()))
                    .map(ComponentField::takes)
                    .orElse(List.of());
            return takes.stream()
                    .map(name -> new Completion(
                            name,
                            "",
                            guide.description(name),
                            "type",
                            point.indented(ComponentSkeleton.ofType(
                                    name, point.siblings().keySet(), seen))))
                    .toList();
        }
        String type = type(point);
        Optional<ComponentField> field = Optional.ofNullable(type).flatMap(name -> guide.field(name, key));
        List<String> values = field.map(ComponentField::values).orElse(List.of());
        if (values.isEmpty() && field.map(ComponentField::kind).orElse("").contains("boolean")) {
            values = List.of("true", "false");
        }
        return values.stream()
                .map(value -> new Completion(
                        value, "", field.map(ComponentField::description).orElse(""), "enum"))
                .toList();
    }

    /** The variables of the template around a point; those that every template has where no more is known. */
    private List<String> variables(EditPoint point) {
        String type = type(point);
        String key = point.key();
        List<String> names = new ArrayList<>();
        if (type != null && key != null) {
            names.addAll(Authoring.templateVariables(type, key));
        }
        // A template in a list or a mapping of a component's field.
        for (int i = point.path().size() - 1; i >= 0 && names.isEmpty(); i--) {
            String owner = owner(point.path(), i);
            if (owner != null) {
                names.addAll(
                        Authoring.templateVariables(owner, point.path().get(i).key()));
            }
        }
        return names.isEmpty()
                ? List.of("config", "parameters")
                : names.stream().sorted().toList();
    }

    /** The type of the mapping around a point; null where it cannot be told. */
    private @Nullable String type(EditPoint point) {
        if (point.type() != null) {
            return point.type();
        }
        return point.path().isEmpty()
                ? SchemaGuide.ROOT
                : typeBelow(point.path(), point.path().size() - 1);
    }

    private @Nullable String typeBelow(List<Level> path, int index) {
        String owner = owner(path, index);
        return owner == null
                ? null
                : guide.onlyType(owner, path.get(index).key()).orElse(null);
    }

    /** The type of the mapping that has the key of a level. */
    private @Nullable String owner(List<Level> path, int index) {
        String written = path.get(index).owner();
        if (written != null && index > 0) {
            return written;
        }
        return index == 0 ? SchemaGuide.ROOT : typeBelow(path, index - 1);
    }
}
