package dev.cairn.records;

import dev.cairn.records.RecordSelector.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a page that go through the steps of a selector together, with those that filters have dropped where a cursor
 * wants to know of them. Confined to one thread.
 */
public final class RecordPass {

    private final boolean keepsDropped;
    private final List<Item> items;
    private @Nullable RuntimeException failure;

    private static final class Item {

        private StreamRecord record;
        private boolean dropped;

        Item(StreamRecord record) {
            this.record = record;
        }
    }

    RecordPass(List<StreamRecord> records, boolean keepsDropped) {
        this.items = new ArrayList<>(records.size());
        records.forEach(record -> items.add(new Item(record)));
        this.keepsDropped = keepsDropped;
    }

    public int size() {
        return items.size();
    }

    public StreamRecord get(int index) {
        return items.get(index).record;
    }

    public void set(int index, StreamRecord record) {
        items.get(index).record = record;
    }

    /** Whether a filter has dropped a record. */
    public boolean isDropped(int index) {
        return items.get(index).dropped;
    }

    /** A filter does not want a record; its place is taken by the next one if no cursor wants to know of it. */
    void drop(int index) {
        items.get(index).dropped = true;
    }

    /** Removes what was dropped unless it is asked for. */
    void sweep() {
        if (!keepsDropped) {
            items.removeIf(item -> item.dropped);
        }
    }

    /**
     * A record cannot be changed: those before it are the last ones. Where that one was dropped already, it only says
     * nothing any more.
     *
     * @return whether to go on with the record after it
     */
    public boolean fail(int index, RuntimeException reason) {
        Item item = items.get(index);
        if (item.dropped) {
            item.record = StreamRecord.ofTree(new LinkedHashMap<>());
            return true;
        }
        items.subList(index, items.size()).clear();
        failure = reason;
        return false;
    }

    /**
     * A record that a filter keeps.
     *
     * @param index where it is; -1 for one that is new
     */
    public record Kept(int index, StreamRecord record) {}

    /** Leaves what a filter keeps, in its order; what is not among that is dropped where it was. */
    public void keep(List<Kept> kept) {
        List<Item> before = List.copyOf(items);
        boolean[] found = new boolean[before.size()];
        kept.stream().filter(one -> one.index() >= 0).forEach(one -> found[one.index()] = true);
        items.clear();
        int next = 0;
        for (Kept one : kept) {
            while (next < one.index()) {
                addDropped(before.get(next), found[next++]);
            }
            next = Math.max(next, one.index() + 1);
            items.add(new Item(one.record()));
        }
        for (; next < before.size(); next++) {
            addDropped(before.get(next), found[next]);
        }
    }

    private void addDropped(Item item, boolean keptElsewhere) {
        if (keepsDropped && !keptElsewhere) {
            item.dropped = true;
            items.add(item);
        }
    }

    /** A step can say nothing of the records that would follow. */
    public void failAtEnd(RuntimeException reason) {
        failure = reason;
    }

    Selection selection(@Nullable List<DroppedRecord> dropped) {
        List<StreamRecord> kept = new ArrayList<>(items.size());
        for (Item item : items) {
            if (!item.dropped) {
                kept.add(item.record);
            } else if (dropped != null) {
                dropped.add(new DroppedRecord(kept.size(), item.record));
            }
        }
        return new Selection(kept, failure);
    }
}
