package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.runtime.sync.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterleavingsTest {

    /** Two workers with three steps each: 6 over 3. */
    private static String run(Schedule schedule) {
        List<Integer> left = new ArrayList<>(List.of(3, 3));
        List<Character> names = new ArrayList<>(List.of('a', 'b'));
        StringBuilder order = new StringBuilder();
        while (!left.isEmpty()) {
            int chosen = schedule.next(left.size());
            order.append(names.get(chosen));
            left.set(chosen, left.get(chosen) - 1);
            if (left.get(chosen) == 0) {
                left.remove(chosen);
                names.remove(chosen);
            }
        }
        return order.toString();
    }

    private static List<String> all(int limit) {
        Interleavings interleavings = new Interleavings(limit);
        List<String> orders = new ArrayList<>();
        do {
            orders.add(run(interleavings.current()));
        } while (interleavings.next());
        return orders;
    }

    @Test
    void makesEachOrderOnce() {
        List<String> orders = all(1000);
        assertEquals(20, orders.size());
        assertEquals(20, new HashSet<>(orders).size());
    }

    @Test
    void makesSomeAtRandomWhereThereAreTooMany() {
        List<String> orders = all(10);
        assertEquals(10, orders.size());
        Set<String> first = new HashSet<>(orders.subList(0, 5));
        assertEquals(5, first.size());
        assertEquals(orders, all(10), "the same each time");
    }
}
