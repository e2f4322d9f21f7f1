package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.List;

/** A schema or part of one, as a list of checks in the schema's order. Thread-safe once compiled. */
final class CompiledSchema implements Check {

    private volatile List<Check> checks = List.of();

    void define(List<Check> compiled) {
        checks = List.copyOf(compiled);
    }

    @Override
    public void check(Node instance, InstancePath path, List<Violation> violations) {
        for (Check check : checks) {
            check.check(instance, path, violations);
        }
    }

    boolean accepts(Node instance) {
        return violations(instance, InstancePath.ROOT).isEmpty();
    }

    List<Violation> violations(Node instance, InstancePath path) {
        List<Violation> violations = new ArrayList<>();
        check(instance, path, violations);
        return violations;
    }
}
