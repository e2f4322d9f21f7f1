package dev.cairn.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is read again after a kill of a sync with checkpoints, for streams of a number of partitions. It follows from the rules
 * by which states are put off. Immutable.
 *
 * @param partitions it holds for as many at most, or about as many; null for any number
 * @param again what comes again of each slice that is being read, at most one for each worker
 * @param besides what comes again besides
 */
public record KillCost(@Nullable Integer partitions, Again again, Besides besides) {

    /** What comes again of a slice that is being read. */
    public enum Again {
        /** As many pages as there are between two checkpoints. */
        PAGES("%s a worker"),
        /** One of the results of a job; pages, where it has only one. */
        RESULT("the result of a job that each worker reads"),
        /** All of it. */
        SLICE("the slice that each worker reads"),
        /** The windows of its partition, also those that are done. */
        PARTITION("the partition that each worker reads");

        private final String words;

        Again(String words) {
            this.words = words;
        }
    }

    /** What comes again of what is not being read any more. */
    public enum Besides {
        /** A state follows each checkpoint that is due. */
        NOTHING(""),
        /** What was read since the last state, which is so many seconds old at most. */
        SECONDS(" and what was read in " + StateThrottle.LONGEST_WAIT.toSeconds() + " seconds"),
        /** The same, and partitions that states do not name. */
        PARTITIONS(SECONDS.words + ", and the partitions that states do not name: they name "
                + String.format(Locale.ROOT, "%,d", ReadPartitions.MOST));

        private final String words;

        Besides(String words) {
            this.words = words;
        }
    }

    /** How long the text of a partition is, such as {@code {"owner":"12345"}}. */
    private static final int USUAL_KEY = 20;

    /** How states name the partitions that were read where they have no entry for each. */
    public enum Naming {
        /** By a number, or by where the parents stand: they do not grow. */
        SHORT,
        /** By a hash for each. */
        HASHES
    }

    /** Of a stream without partitions. */
    public static List<KillCost> withoutPartitions(Again again) {
        return List.of(new KillCost(null, again, Besides.NOTHING));
    }

    /** Of a stream whose partitions have no cursor, or share one; for ever larger numbers of partitions. */
    public static List<KillCost> ofPartitions(Naming naming, Again again) {
        if (naming == Naming.SHORT) {
            return withoutPartitions(again);
        }
        int most = ReadPartitions.MOST;
        return List.of(
                new KillCost(
                        StateThrottle.partitionsWithoutWait(ReadPartitions.HASH_BYTES, false, most),
                        again,
                        Besides.NOTHING),
                new KillCost(most, again, Besides.SECONDS),
                new KillCost(null, again, Besides.PARTITIONS));
    }

    /**
     * Of a stream whose partitions have a cursor each; for ever larger numbers of partitions.
     *
     * @param naming how states name them where there are too many for a cursor each
     * @param shared what comes again of each there
     */
    public static List<KillCost> ofCursors(String cursorField, Again again, Naming naming, Again shared) {
        int most = PartitionLedgers.GLOBAL_ABOVE;
        int each = PartitionLedgers.entryBytes(USUAL_KEY, cursorField);
        List<KillCost> costs = new ArrayList<>();
        costs.add(new KillCost(StateThrottle.partitionsWithoutWait(each, true, most), again, Besides.NOTHING));
        costs.add(new KillCost(most, again, Besides.SECONDS));
        ofPartitions(naming, shared).stream()
                .filter(cost -> cost.partitions == null || cost.partitions > most)
                .forEach(costs::add);
        return List.copyOf(costs);
    }

    /** The costs of a stream with no more partitions than that. */
    public static List<KillCost> within(List<KillCost> costs, long partitions) {
        List<KillCost> within = new ArrayList<>();
        for (KillCost cost : costs) {
            if (cost.partitions == null || cost.partitions >= partitions) {
                within.add(new KillCost(null, cost.again, cost.besides));
                return within;
            }
            within.add(cost);
        }
        return within;
    }

    /**
     * All of it; a part of a sentence.
     *
     * @param pages how many there are between two checkpoints, such as {@code 5 pages}
     */
    public static String words(List<KillCost> costs, String pages) {
        return costs.stream().map(cost -> cost.words(pages, costs.size() > 1)).collect(Collectors.joining("; "));
    }

    private String words(String pages, boolean isOneOfMany) {
        String what = String.format(Locale.ROOT, again.words, pages) + besides.words;
        return !isOneOfMany
                ? what
                : (partitions == null
                                ? "with more"
                                : String.format(Locale.ROOT, "with up to %,d partitions", partitions))
                        + " "
                        + what;
    }

    /**
     * Returns {@code partitions}, unless it is null, {@code again}, {@code besides}, and how many {@code seconds} are meant, if
     * any.
     */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (partitions != null) {
            json.put("partitions", (long) partitions);
        }
        json.put("again", again.name().toLowerCase(Locale.ROOT));
        json.put("besides", besides.name().toLowerCase(Locale.ROOT));
        if (besides != Besides.NOTHING) {
            json.put("seconds", StateThrottle.LONGEST_WAIT.toSeconds());
        }
        return json;
    }
}
