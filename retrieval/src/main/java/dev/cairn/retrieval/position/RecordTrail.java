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
 * <p>Records that were delivered are looked for by the last ones of their page. The first of these that comes again says
 * that all before it came before; those of them that follow it without another record in between came before, too. So any
 * of them may be gone, and where a new record stands between them, the rest comes again. Where some of them are equal, one alone
 * tells nothing, and all of them must come again, one after the other.
 */
public final class RecordTrail {

    /** So many may be gone but one. More make states longer. */
    private static final int KEPT = 8;

    private final RecordKey key;
    private final Deque<String> last = new ArrayDeque<>();
    private final Deque<String> run = new ArrayDeque<>();
    /** Those of the last records that were delivered which may still come. */
    private List<String> sought;

    private final boolean alike;
    private boolean found;
    private boolean passed;

    /** @param delivered the last records that were delivered, in order; empty where reading begins at the first page */
    public RecordTrail(RecordKey key, List<String> delivered) {
        this.key = key;
        this.sought = delivered;
        this.alike = Set.copyOf(delivered).size() < delivered.size();
        this.passed = delivered.isEmpty();
    }

    /** Another page begins. */
    public void begin() {
        last.clear();
        run.clear();
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
        for (int i = 0; i < records.size(); i++) {
            String mark = key.mark(records.get(i));
            if (alike) {
                if (endsRun(mark)) {
                    found = true;
                    passed = true;
                    return i + 1;
                }
                continue;
            }
            int at = sought.indexOf(mark);
            if (at >= 0) {
                found = true;
                sought = sought.subList(at + 1, sought.size());
            } else if (found) {
                passed = true;
                return i;
            }
        }
        return records.size();
    }

    private boolean endsRun(String mark) {
        if (run.size() == sought.size()) {
            run.removeFirst();
        }
        run.addLast(mark);
        return List.copyOf(run).equals(sought);
    }

    /** Whether one of the records that were delivered has come again. */
    public boolean found() {
        return found;
    }

    /** What tells the last records of the page from others; empty where it has none. */
    public List<String> last() {
        return List.copyOf(last);
    }
}
