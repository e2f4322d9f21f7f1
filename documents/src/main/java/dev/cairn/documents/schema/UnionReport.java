package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains why a value fits no branch of a union, with the errors of the branch that was probably meant. */
record UnionReport(Wording wording, SchemaCompiler compiler, ViolationReport report) {

    void explain(Violation union) {
        if (union.branches().isEmpty() && fitsSeveral(union)) {
            report.say(
                    union.instance().place(),
                    report.field(union) + ": fits more than one of the alternatives, exactly one is expected",
                    union);
        } else if (!explainedByType(union)) {
            explainByKind(union);
        }
    }

    /** A {@code oneOf} without branches that failed: discriminated unions without a candidate look alike. */
    private boolean fitsSeveral(Violation union) {
        return union.keyword().equals("oneOf")
                && !(union.instance() instanceof ObjectNode object
                        && compiler.discriminator().map(object::get).isPresent());
    }

    private boolean explainedByType(Violation union) {
        Optional<String> key = compiler.discriminator();
        List<String> types = key.map(k -> types(union, k)).orElse(List.of());
        if (key.isEmpty() || types.isEmpty() || !(union.instance() instanceof ObjectNode object)) {
            return false;
        }
        Node type = object.get(key.get());
        String noun = Wording.noun(union.path());
        if (type == null) {
            Optional<List<Violation>> withoutType = union.branches().stream()
                    .filter(branch -> branch.stream().noneMatch(v -> lacks(v, key.get(), union)))
                    .filter(branch -> branch.stream().noneMatch(v -> isKindMismatch(v, union)))
                    .min(Comparator.comparingInt(List::size));
            withoutType.ifPresentOrElse(
                    branch -> branch.forEach(report::explain),
                    () -> report.say(
                            object.place(),
                            "missing '" + key.get() + "' of the " + noun + " (expected "
                                    + Suggestions.alternatives(types) + ")",
                            union));
            return true;
        }
        String name = Values.of(type) instanceof String text ? text : null;
        if (name == null || !types.contains(name)) {
            String found = name == null ? wording.found(type) : "'" + name + "'";
            report.say(
                    type.place(),
                    "unknown " + noun + " " + found + (name == null ? "" : Suggestions.didYouMean(name, types))
                            + " (expected " + Suggestions.alternatives(types) + ")",
                    union);
            return true;
        }
        best(union).ifPresent(branch -> branch.forEach(report::explain));
        return !union.branches().isEmpty();
    }

    private static boolean lacks(Violation violation, String key, Violation union) {
        return violation.keyword().equals("required")
                && violation.path().equals(union.path())
                && violation.names().contains(key);
    }

    private void explainByKind(Violation union) {
        List<List<Violation>> branches = union.branches();
        if (!branches.isEmpty() && branches.stream().allMatch(branch -> onlyMissing(branch, union))) {
            List<String> names = ViolationReport.flatten(branches).stream()
                    .flatMap(v -> v.names().stream())
                    .map(name -> "'" + name + "'")
                    .distinct()
                    .toList();
            String owner = wording.owner(union.instance(), union.path());
            report.say(
                    union.instance().place(),
                    "missing field " + Suggestions.alternatives(names) + (owner == null ? "" : " of " + owner),
                    union);
            return;
        }
        Optional<List<Violation>> best = best(union);
        if (best.isPresent()) {
            best.get().forEach(report::explain);
            return;
        }
        Set<String> kinds = new LinkedHashSet<>();
        kinds(union.schema(), kinds, 0);
        report.say(
                union.instance().place(),
                report.field(union) + ": expected " + Suggestions.alternatives(List.copyOf(kinds)) + ", found "
                        + wording.found(union.instance())
                        + wording.hint(union.instance(), kinds.contains("a string")),
                union);
    }

    private static boolean onlyMissing(List<Violation> branch, Violation union) {
        return branch.stream()
                .allMatch(v -> v.keyword().equals("required") && v.path().equals(union.path()));
    }

    /** Of the branches for this kind of value: the one that gets furthest into it, then the one with least to say. */
    private Optional<List<Violation>> best(Violation union) {
        return union.branches().stream()
                .filter(branch -> branch.stream().noneMatch(v -> isKindMismatch(v, union)))
                .min(Comparator.<List<Violation>>comparingInt(branch -> branch.stream()
                                        .allMatch(v ->
                                                v.path().size() > union.path().size())
                                ? 0
                                : 1)
                        .thenComparingInt(List::size));
    }

    private static boolean isKindMismatch(Violation violation, Violation union) {
        if (!violation.path().equals(union.path())) {
            return false;
        }
        if (violation.keyword().equals("type")) {
            return true;
        }
        return !violation.branches().isEmpty()
                && violation.branches().stream()
                        .allMatch(branch -> branch.stream().anyMatch(v -> isKindMismatch(v, violation)));
    }

    private List<String> types(Violation union, String key) {
        List<String> types = new ArrayList<>();
        if (union.expected() instanceof List<?> branches) {
            for (Object branch : branches) {
                types.addAll(UnionTypes.of(branch, key, compiler::resolved));
            }
        }
        return types.stream().distinct().toList();
    }

    /** What the branches of a schema accept, in words. */
    private void kinds(@Nullable Object schema, Set<String> kinds, int depth) {
        Map<String, @Nullable Object> resolved = compiler.resolved(schema);
        Object parts = resolved.containsKey("anyOf") ? resolved.get("anyOf") : resolved.get("oneOf");
        List<String> types = compiler.discriminator()
                .map(key -> UnionTypes.of(resolved, key, compiler::resolved))
                .orElse(List.of());
        if (!types.isEmpty()) {
            kinds.addAll(types);
        } else if (parts instanceof List<?> branches && depth < 8) {
            branches.forEach(branch -> kinds(branch, kinds, depth + 1));
        } else if (resolved.containsKey("type")) {
            TypeKeyword.of(resolved.get("type")).forEach(type -> kinds.add(Wording.expected(List.of(type))));
        }
    }
}
