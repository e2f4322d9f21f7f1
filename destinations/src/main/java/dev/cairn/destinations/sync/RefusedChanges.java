package dev.cairn.destinations.sync;

import dev.cairn.destinations.TableException;
import java.util.List;
import java.util.stream.Collectors;

/** A stream no longer fits its table, which must not be changed. */
final class RefusedChanges extends TableException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is different.
     *
     * @param needed the changes that the table would need
     */
    RefusedChanges(StreamChoice choice, List<ColumnChange> needed) {
        super("Stream " + choice.configured().stream() + " no longer fits its table: "
                + needed.stream().map(RefusedChanges::text).collect(Collectors.joining("; "))
                + ". Allow changes with --schema-changes evolve.");
    }

    private static String text(ColumnChange change) {
        return change.before() == null
                ? "there is no column for the field " + change.column().field()
                : "the column " + change.column().name() + " has the type " + change.before() + ", and values of "
                        + change.column().type() + " come";
    }
}
