package dev.cairn.destinations.internal.guard;

import dev.cairn.destinations.KeptTable;
import dev.cairn.destinations.TableException;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stream's primary key is another one than its table's, so that no row would be found again.
 *
 * @param before the fields by which the table has each row once
 * @param now those of the stream; empty where it has no key any more
 */
public record KeyChange(List<String> before, List<String> now) {

    public KeyChange {
        before = List.copyOf(before);
        now = List.copyOf(now);
    }

    /**
     * The change; empty where the fields are the same, in whatever order, or the table has rows by no key.
     *
     * @param key of the stream
     */
    public static Optional<KeyChange> between(KeptTable table, List<String> key) {
        List<String> before = table.key();
        return before == null || before.isEmpty() || Set.copyOf(before).equals(Set.copyOf(key))
                ? Optional.empty()
                : Optional.of(new KeyChange(before, key));
    }

    /** The reason why rows cannot be added to a table, and what to do. */
    public TableException refusal(StreamDescriptor stream, String table) {
        return new TableException("Stream " + stream + ": " + this + ". The rows of its table " + table
                + " would be there twice. Read the stream anew into a table by the new key with --rekey (the old rows"
                + " stay until all new ones are there), or give the manifest the old key back.");
    }

    /** The change in words. */
    @Override
    public String toString() {
        return "its primary key is " + words(now) + " now, and was " + words(before);
    }

    private static String words(List<String> key) {
        return key.isEmpty() ? "none" : String.join(", ", key);
    }
}
