package dev.cairn.destinations.contract;

/**
 * What users do to a table of their destination, in good faith.
 *
 * @param first whether it is done before the first sync
 * @param always whether it matters to tables that are replaced, too
 * @param make does it to a table
 * @param mend is what the message says
 */
public record Mistake(String name, boolean first, boolean always, Change make, Change mend) {

    /** Changes a table. */
    public interface Change {
        void to(String table) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
