package dev.cairn.documents.schema;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns violations into located messages: what was found, what was expected, where. */
final class ViolationReport {

    private final Wording wording;
    private final UnionReport unions;
    private final Map<String, Diagnostic> findings = new LinkedHashMap<>();

    ViolationReport(Node root, SchemaCompiler compiler) {
        this.wording = new Wording(root, compiler.discriminator().orElse(null));
        this.unions = new UnionReport(wording, compiler, this);
    }

    /** One diagnostic for each cause; a definition that is used many times is reported with its first use. */
    List<Diagnostic> describe(List<Violation> violations) {
        violations.forEach(this::explain);
        return List.copyOf(findings.values());
    }

    void explain(Violation violation) {
        Place place = violation.instance().place();
        switch (violation.keyword()) {
            case "anyOf", "oneOf" -> unions.explain(violation);
            case "required" -> missing(violation);
            case "additionalProperties" -> unknownKeys(violation);
            case "type" -> {
                List<String> types = TypeKeyword.of(violation.expected());
                say(
                        place,
                        field(violation) + ": expected " + Wording.expected(types) + ", found "
                                + wording.found(violation.instance())
                                + wording.hint(violation.instance(), types.contains("string")),
                        violation);
            }
            case "enum", "const" -> notOneOf(violation);
            default -> say(place, field(violation) + ": " + constraint(violation), violation);
        }
    }

    private void missing(Violation violation) {
        String name = violation.names().get(0);
        String owner = wording.owner(violation.instance(), violation.path());
        String of = owner == null ? "" : " of " + owner;
        if (violation.instance() instanceof ObjectNode object) {
            List<String> known = Wording.propertyNames(violation.schema());
            List<String> unknown = object.members().keySet().stream()
                    .filter(key -> !known.contains(key))
                    .toList();
            Member typo = Suggestions.closest(name, unknown)
                    .map(key -> object.members().get(key))
                    .orElse(null);
            if (typo != null) {
                String key = Suggestions.closest(name, unknown).orElseThrow();
                say(typo.keyPlace(), "unknown key '" + key + "'" + of + ", did you mean '" + name + "'?", violation);
                return;
            }
        }
        say(violation.instance().place(), "missing field '" + name + "'" + of, violation);
    }

    private void unknownKeys(Violation violation) {
        if (!(violation.instance() instanceof ObjectNode object)) {
            return;
        }
        String owner = wording.owner(object, violation.path());
        List<String> known = Wording.propertyNames(violation.schema());
        for (String name : violation.names()) {
            Member member = object.members().get(name);
            say(
                    member == null ? object.place() : member.keyPlace(),
                    "unknown key '" + name + "'" + (owner == null ? "" : " of " + owner)
                            + Suggestions.didYouMean(
                                    name,
                                    known.stream()
                                            .filter(key -> !object.members().containsKey(key))
                                            .toList()),
                    violation);
        }
    }

    private void notOneOf(Violation violation) {
        List<String> values = violation.expected() instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(violation.expected()));
        String suggestion =
                Values.of(violation.instance()) instanceof String text ? Suggestions.didYouMean(text, values) : "";
        say(
                violation.instance().place(),
                field(violation) + ": found " + wording.found(violation.instance()) + ", expected "
                        + Suggestions.alternatives(values) + suggestion,
                violation);
    }

    private String constraint(Violation violation) {
        Object expected = violation.expected();
        String found = wording.found(violation.instance());
        return switch (violation.keyword()) {
            case "minimum" -> found + " is less than the minimum " + expected;
            case "maximum" -> found + " is more than the maximum " + expected;
            case "exclusiveMinimum" -> found + " must be more than " + expected;
            case "exclusiveMaximum" -> found + " must be less than " + expected;
            case "multipleOf" -> found + " is no multiple of " + expected;
            case "minLength", "minItems", "minProperties" -> found + " is too short (at least " + expected + ")";
            case "maxLength", "maxItems", "maxProperties" -> found + " is too long (at most " + expected + ")";
            case "uniqueItems" -> "the list has the same item twice";
            case "pattern" -> found + " does not match the pattern " + expected;
            case "contains" -> "no item of the list is as it must be";
            case "dependencies" ->
                "'" + violation.names().get(1) + "' needs '" + violation.names().get(0) + "' beside it";
            case "false" -> "nothing is allowed here";
            default -> found + " does not satisfy '" + violation.keyword() + "'";
        };
    }

    String field(Violation violation) {
        return violation.path().isEmpty() ? "the document" : wording.field(violation.path());
    }

    void say(Place place, String text, Violation violation) {
        String path = Wording.dotted(violation.path());
        findings.putIfAbsent(
                place + " " + text, Diagnostic.error(place, text + (path.isEmpty() ? "" : " (at " + path + ")")));
    }

    /** For unions that describe themselves by their branches. */
    static List<Violation> flatten(List<List<Violation>> branches) {
        List<Violation> all = new ArrayList<>();
        branches.forEach(all::addAll);
        return all;
    }
}
