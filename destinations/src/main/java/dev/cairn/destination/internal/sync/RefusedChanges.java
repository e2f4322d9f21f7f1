package dev.cairn.destination.internal.sync;

import dev.cairn.destination.Column;
import dev.cairn.destination.TableException;
import java.util.ArrayList;
import java.util.List;

/** A stream no longer fits its table, which must not be changed. */
final class RefusedChanges extends TableException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is different.
     *
     * @param after the columns that the table would need: those before, and perhaps more
     */
    RefusedChanges(StreamChoice choice, List<Column> before, List<Column> after) {
        super("Stream " + choice.configured().stream() + " no longer fits its table: "
                + String.join("; ", differences(before, after)) + ". Allow changes with --schema-changes evolve.");
    }

    private static List<String> differences(List<Column> before, List<Column> after) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Column column = after.get(i);
            if (i >= before.size()) {
                differences.add("there is no column for the field " + column.field());
            } else if (!before.get(i).equals(column)) {
                differences.add("the column " + column.name() + " has the type "
                        + before.get(i).type() + ", and values of " + column.type() + " come");
            }
        }
        return differences;
    }
}
