package dev.cairn.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of an API that changes between syncs, in the order in which it gives them. Not thread-safe. */
final class ChangingRows {

    private static final int OWNERS = 4;

    private final Random random;
    private final List<Row> rows = new ArrayList<>();
    private final Set<Integer> lasting = new TreeSet<>();
    private int ids;

    /** @param gone whether the API does not give it any more; its place is remembered by tokens that name it */
    record Row(int id, int at, boolean gone) {

        String owner() {
            return "o" + id % OWNERS;
        }

        Map<String, @Nullable Object> record() {
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            record.put("id", (long) id);
            record.put("at", Events.time(at));
            record.put("owner", owner());
            return record;
        }
    }

    /** @param times as many as rows */
    ChangingRows(Random random, int... times) {
        this.random = random;
        for (int at : times) {
            rows.add(new Row(ids, at, false));
            lasting.add(ids++);
        }
    }

    static List<String> owners() {
        return IntStream.range(0, OWNERS).mapToObj(i -> "o" + i).toList();
    }

    /** In the API's order, with those that are gone. */
    List<Row> all() {
        return rows;
    }

    /** The ids of the rows that were there all the time. */
    Set<Integer> lasting() {
        return lasting;
    }

    /**
     * How many rows share one time, at most.
     *
     * @param owned whether only those of one owner count
     */
    long largestTie(boolean owned) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> List.of(row.at, owned ? row.owner() : ""), Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Some rows go. */
    void remove(int most) {
        for (int i = random.nextInt(most + 1); i > 0 && !rows.isEmpty(); i--) {
            int place = random.nextInt(rows.size());
            Row row = rows.get(place);
            rows.set(place, new Row(row.id, row.at, true));
            lasting.remove(row.id);
        }
    }

    /**
     * Some rows come.
     *
     * @param at the time of all of them
     * @param anywhere whether between others, and not behind the last
     */
    void add(int most, int at, boolean anywhere) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            rows.add(anywhere ? random.nextInt(rows.size() + 1) : rows.size(), new Row(ids++, at, false));
        }
    }

    void sort(Comparator<Row> order) {
        rows.sort(order);
    }

    void shuffle() {
        Collections.shuffle(rows, random);
    }
}
