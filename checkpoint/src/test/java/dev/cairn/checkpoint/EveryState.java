package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.checkpoint.ScriptedApi.Event;
import dev.cairn.checkpoint.SimulatedSync.Output;
import dev.cairn.checkpoint.SimulatedSync.Output.Emitted;
import dev.cairn.checkpoint.SimulatedSync.Output.Saved;
import dev.cairn.checkpoint.SimulatedSync.Source;
import dev.cairn.core.slice.Slice;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The promise, for every state of every sync of a stream: resuming from it delivers each record that had not left before
 * it. Which stands for every prefix of the output, since what resumes is the last state of the prefix.
 *
 * <p>Sets of events are bit sets of their ids: there are many.
 */
final class EveryState {

    private final Source source;
    private final Map<String, ?> initial;
    private final Map<Map<String, ?>, Long> resumed = new HashMap<>();

    EveryState(Source source, Map<String, ?> initial) {
        this.source = source;
        this.initial = initial;
    }

    /** Every schedule of so many workers; how many states were checked. */
    int check(int workers) {
        return check(workers, SimulatedSync.NEVER);
    }

    /** Likewise, with a slice that fails after so many steps of the sync. */
    int check(int workers, int failingStep) {
        Choices choices = new Choices();
        int checked = 0;
        do {
            List<Output> output = SimulatedSync.run(source, initial, workers, choices, failingStep);
            long emitted = 0;
            for (int i = 0; i < output.size(); i++) {
                if (output.get(i) instanceof Emitted record) {
                    emitted |= bit(record.event());
                } else if (output.get(i) instanceof Saved saved) {
                    check(output, i, emitted, saved.state());
                    checked++;
                }
            }
        } while (choices.next());
        return checked;
    }

    /** How many records come again at most, wherever a sync of so many workers is killed; every schedule. */
    int mostThatComeAgain(int workers) {
        Choices choices = new Choices();
        int most = 0;
        do {
            long emitted = 0;
            Map<String, ?> last = initial;
            for (Output each : SimulatedSync.run(source, initial, workers, choices, SimulatedSync.NEVER)) {
                if (each instanceof Emitted record) {
                    emitted |= bit(record.event());
                } else if (each instanceof Saved saved) {
                    last = saved.state();
                }
                most = Math.max(most, Long.bitCount(emitted & deliveredBy(last)));
            }
        } while (choices.next());
        return most;
    }

    private void check(List<Output> output, int index, long emitted, Map<String, ?> state) {
        long missing = deliveredBy(initial) & ~deliveredBy(state) & ~emitted;
        if (missing != 0) {
            long lost = missing & ~unforeseeable(output, index);
            assertEquals("", names(lost), () -> "lost after " + state + ", output " + index + " of " + output + ": ");
        }
    }

    private long deliveredBy(Map<String, ?> state) {
        Long known = resumed.get(state);
        if (known == null) {
            known = SimulatedSync.run(source, state, 1, new Choices(), SimulatedSync.NEVER).stream()
                    .mapToLong(o -> o instanceof Emitted record ? bit(record.event()) : 0)
                    .reduce(0, (a, b) -> a | b);
            resumed.put(state, known);
        }
        return known;
    }

    private static long bit(Event event) {
        return 1L << event.id();
    }

    private static String names(long events) {
        return BitSet.valueOf(new long[] {events}).stream()
                .mapToObj(id -> "#" + id)
                .collect(Collectors.joining(" "));
    }

    /** The records that are late in their slices, where none of them had been emitted before the state. */
    private long unforeseeable(List<Output> output, int index) {
        Map<Slice, Long> emittedBefore = new HashMap<>();
        for (int i = 0; i < output.size(); i++) {
            if (output.get(i) instanceof Emitted emitted) {
                emittedBefore.merge(emitted.slice(), i < index ? bit(emitted.event()) : 0, (a, b) -> a | b);
            }
        }
        long unforeseeable = 0;
        for (Map.Entry<Slice, Long> slice : emittedBefore.entrySet()) {
            long late = late(source.pages().apply(slice.getKey()));
            if ((late & slice.getValue()) == 0) {
                unforeseeable |= late;
            }
        }
        return unforeseeable;
    }

    /** Those against the order that the first two positions show. */
    private static long late(List<List<Event>> pages) {
        List<Event> events = pages.stream().flatMap(List::stream).toList();
        boolean descends = events.stream()
                .filter(event -> event.at() != events.get(0).at())
                .findFirst()
                .map(second -> second.at() < events.get(0).at())
                .orElse(false);
        long late = 0;
        int newest = Integer.MIN_VALUE;
        for (Event event : events) {
            int at = descends ? -event.at() : event.at();
            late |= at < newest ? bit(event) : 0;
            newest = Math.max(newest, at);
        }
        return late;
    }
}
