package dev.cairn.it.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Records with so many components that a reader of a constructor's call loses count. */
final class WideRecords {

    private static final int MOST = 8;

    private WideRecords() {}

    /** Returns records that have more than eight components without a reason, and reasons without such a record. */
    static List<String> wrong(MainCode code, Set<String> permitted) {
        Set<String> known = new TreeSet<>(permitted);
        List<String> wrong = new ArrayList<>();
        for (MainType type : code.types()) {
            type.records().forEach((name, components) -> {
                if (!type.isGenerated() && components > MOST && !known.remove(name)) {
                    wrong.add(name + " has " + components + " components, and may have " + MOST
                            + "; group them in records with names");
                }
            });
        }
        known.forEach(name -> wrong.add(name + " is in the list, and has at most " + MOST + " components"));
        return wrong;
    }
}
