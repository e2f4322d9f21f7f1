package dev.cairn.testkit;

/**
 * How much a {@link ResumeCheck} has checked.
 *
 * @param syncs how many syncs were run, resumed ones included
 * @param prefixes after how many messages the end of the process was simulated
 * @param states how many STATE messages were among them
 * @param resumes how many different states were resumed from
 * @param repeated the most records that came again after one stop
 */
public record Report(long syncs, long prefixes, long states, long resumes, int repeated) {

    /** Nothing was checked. */
    public static final Report NONE = new Report(0, 0, 0, 0, 0);

    /** Both reports together. */
    public Report plus(Report other) {
        return new Report(
                syncs + other.syncs,
                prefixes + other.prefixes,
                states + other.states,
                resumes + other.resumes,
                Math.max(repeated, other.repeated));
    }

    @Override
    public String toString() {
        return "%,d syncs, stopped after each of %,d messages, %,d of them states, of which %,d different ones were resumed from; at most %d records came again"
                .formatted(syncs, prefixes, states, resumes, repeated);
    }
}
