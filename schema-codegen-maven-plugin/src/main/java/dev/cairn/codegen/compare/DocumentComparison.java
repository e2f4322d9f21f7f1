package dev.cairn.codegen.compare;

import dev.cairn.codegen.PlannedModels;
import dev.cairn.codegen.type.Declaration;
import java.util.HashMap;
import java.util.Map;

/** Finds documents that the models of one version write and those of the other one don't read, of each type that both have. */
final class DocumentComparison {

    private final PlannedModels before;
    private final PlannedModels after;
    private final Changes changes;
    private final Unchanged unchanged;

    DocumentComparison(PlannedModels before, PlannedModels after, Changes changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
        this.unchanged = new Unchanged(before.types(), after.types());
    }

    void run() {
        compare(Direction.LATER_READS, after, before);
        compare(Direction.EARLIER_READS, before, after);
    }

    private void compare(Direction direction, PlannedModels readers, PlannedModels writers) {
        Readability readability = new Readability(
                new Readability.Versions(direction, unchanged, readers.lenientEnums(), writers.lenientEnums()),
                changes);
        Map<String, Declaration> written = new HashMap<>();
        writers.types().declarations().forEach(type -> written.put(Spot.nameOf(type), type));
        for (Declaration type : readers.types().declarations()) {
            String name = Spot.nameOf(type);
            Declaration other = written.get(name);
            if (other != null) {
                readability.compare(
                        Readability.valueOf(type),
                        Readability.valueOf(other),
                        direction.spot(name, type.place(), other.place()));
            }
        }
    }
}
