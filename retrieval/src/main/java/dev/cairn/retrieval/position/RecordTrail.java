package dev.cairn.retrieval.position;

import dev.cairn.records.StreamRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Follows the records of one slice as the API gives them: what the last ones of a page are, and, when reading goes on behind
 * a page, where those begin that were not delivered. Confined to one thread.
 *
 * <p>Delivered records are looked for by the last ones of their page. More than half of these must come again, in their order:
 * this proves that the order of the stream is still the same. Of a page with fewer than four records, all must; a single one
 * must come first. The first ones, up to the first other record, are left out; the rest comes again. Where some of them
 * are equal, all of them must come
 * again, one after the other.
 */
public final class RecordTrail {

    /** More make states longer. */
    private static final int KEPT = 8;

    /** Of fewer, all must come again: two records are too easily in their order by chance. */
    private static final int FEW = 4;

    private final RecordKey key;
    private final Deque<String> last = new ArrayDeque<>();
    private final Deque<String> run = new ArrayDeque<>();
    private final List<String> delivered;
    private final int needed;
    private final boolean alike;
    /** How many of the delivered records came again in order, and the index of the last one of these. */
    private int hits;

    private int reached = -1;
    private boolean found;
    private boolean passed;
    private boolean doubted;
    private boolean disordered;

    /** @param delivered the last records that were delivered, in order; empty where reading begins at the first page */
    public RecordTrail(RecordKey key, List<String> delivered) {
        this.key = key;
        this.delivered = List.copyOf(delivered);
        this.needed = delivered.size() < FEW ? delivered.size() : delivered.size() / 2 + 1;
        this.alike = Set.copyOf(delivered).size() < delivered.size();
        this.passed = delivered.isEmpty();
    }

    /** Another page begins. */
    public void begin() {
        last.clear();
        run.clear();
    }

    /** Forgets the records seen so far: the next page does not follow the last one. */
    void forget() {
        hits = 0;
        reached = -1;
        doubted = false;
    }

    /**
     * Notes further records of a page.
     *
     * @return how many of them, from the first on, were delivered before; all, as long as none was {@link #found}
     */
    public int read(List<StreamRecord> records) {
        int known = passed ? 0 : known(records);
        for (StreamRecord record : records.subList(Math.max(0, records.size() - KEPT), records.size())) {
            if (last.size() == KEPT) {
                last.removeFirst();
            }
            last.addLast(key.mark(record));
        }
        return known;
    }

    private int known(List<StreamRecord> records) {
        int first = records.size();
        for (int i = 0; i < records.size() && !doubted && !disordered; i++) {
            String mark = key.mark(records.get(i));
            if (alike) {
                if (endsRun(mark)) {
                    found = true;
                    passed = true;
                    return i + 1;
                }
                continue;
            }
            boolean alone = delivered.size() == 1 && (i > 0 || !last.isEmpty());
            int at = alone ? -1 : delivered.indexOf(mark);
            if (at > reached) {
                reached = at;
                hits++;
                continue;
            }
            if (found) {
                passed = true;
                return i;
            }
            disordered = at >= 0;
            first = hits > 0 ? Math.min(first, i) : first;
        }
        boolean apart = first < records.size();
        if (alike || found || doubted || disordered || hits < needed) {
            doubted |= apart;
            return records.size();
        }
        found = true;
        passed = apart;
        return first;
    }

    private boolean endsRun(String mark) {
        if (run.size() == delivered.size()) {
            run.removeFirst();
        }
        run.addLast(mark);
        return List.copyOf(run).equals(delivered);
    }

    /** Returns true if enough of the delivered records have come again, in their order. */
    public boolean found() {
        return found;
    }

    /** Returns true if some of them came again, but too few up to the end of the page. The next page may begin with others. */
    boolean isOpen() {
        return hits > 0 && !found && !doubted && !disordered;
    }

    /** Returns true if some of them came again, but other records follow before there were enough. */
    boolean isDoubted() {
        return doubted;
    }

    /** Returns true if they came again in another order. */
    boolean isDisordered() {
        return disordered;
    }

    /** What tells the last records of the page from others; empty where it has none. */
    public List<String> last() {
        return List.copyOf(last);
    }
}
