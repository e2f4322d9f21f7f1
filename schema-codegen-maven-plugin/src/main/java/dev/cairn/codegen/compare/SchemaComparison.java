package dev.cairn.codegen.compare;

import dev.cairn.codegen.PlannedModels;
import java.util.Comparator;
import java.util.List;

/**
 * What a change of schemas breaks. Documents are compared as the models read them, so that a keyword that shapes no type and is not
 * checked changes nothing here.
 *
 * @param changes all differences that matter, sorted by what was changed
 */
public record SchemaComparison(List<Change> changes) {

    public SchemaComparison {
        changes = List.copyOf(changes);
    }

    /**
     * Compares the models of two versions of the same schemas, in the same package.
     *
     * @throws IllegalStateException if there is no compiler, as in a JRE without the module {@code jdk.compiler}
     */
    public static SchemaComparison of(PlannedModels before, PlannedModels after) {
        Changes changes = new Changes();
        new DocumentComparison(before, after, changes).run();
        new CodeComparison(before, after, changes).run();
        return new SchemaComparison(changes.all().stream()
                .sorted(Comparator.comparing(Change::subject).thenComparing(Change::kind))
                .toList());
    }
}
