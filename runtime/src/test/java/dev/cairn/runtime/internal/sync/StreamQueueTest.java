package dev.cairn.runtime.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.ConfigException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.sync.StreamTask.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One machine and several take their slices by the same rules. */
class StreamQueueTest {

    private static final Groups OWN = new Groups(List.of("g"), List.of());
    private static final Groups OF_PARENTS = new Groups(List.of(), List.of("g"));

    private static final class Scripted extends SlicedStream {

        private int left;
        private boolean full;

        Scripted(String name, int slices, Groups groups) {
            super(StreamDescriptor.of(name), groups);
            this.left = slices;
        }

        @Override
        protected boolean isFull() {
            return full;
        }

        /** A slice, or null at the end. */
        @Nullable
        Scripted draw() {
            start();
            if (left == 0) {
                exhaust(null);
                return null;
            }
            left--;
            found();
            return this;
        }
    }

    private final List<String> heldBack = new ArrayList<>();

    /** Of which stream the next slice is; empty for none. */
    private String next(StreamQueue<Scripted> queue) {
        heldBack.clear();
        Scripted drawn = queue.first(new StreamQueue.Taker<Scripted, Scripted, RuntimeException>() {
            @Override
            public @Nullable Scripted take(Scripted stream) {
                Scripted taken = stream.draw();
                queue.settle(stream);
                return taken;
            }

            @Override
            public void heldBack(Scripted stream) {
                heldBack.add(stream.name().name());
            }
        });
        return drawn == null ? "" : drawn.name().name();
    }

    @Test
    void slicesOfEarlierStreamsComeFirst() {
        StreamQueue<Scripted> queue =
                new StreamQueue<>(List.of(new Scripted("a", 2, Groups.NONE), new Scripted("b", 1, Groups.NONE)));
        assertEquals(
                List.of("a", "a", "b", ""),
                IntStream.range(0, 4).mapToObj(i -> next(queue)).toList());
        assertFalse(queue.hasMore());
        assertFalse(queue.isDone(), "three slices are being read");
    }

    @Test
    void aStreamThatIsFullIsPassedOver() {
        Scripted full = new Scripted("a", 2, Groups.NONE);
        StreamQueue<Scripted> queue = new StreamQueue<>(List.of(full, new Scripted("b", 1, Groups.NONE)));
        full.full = true;
        assertEquals("b", next(queue));
        assertEquals(List.of("a"), heldBack);
        assertEquals("", next(queue));
        assertTrue(queue.isBlocked());
        full.full = false;
        assertFalse(queue.isBlocked());
        assertEquals("a", next(queue));
    }

    @Test
    void aGroupIsFreeWhenItsStreamIsDone() {
        Scripted first = new Scripted("a", 1, OWN);
        StreamQueue<Scripted> queue = new StreamQueue<>(List.of(first, new Scripted("b", 1, OWN)));
        assertEquals("a", next(queue));
        assertEquals("", next(queue));
        assertEquals(List.of("b"), heldBack);
        assertTrue(queue.isBlocked());
        first.ended();
        queue.settle(first);
        assertEquals("b", next(queue));
    }

    @Test
    void aGroupOfParentsIsFreeWhenAllSlicesAreFound() {
        StreamQueue<Scripted> queue =
                new StreamQueue<>(List.of(new Scripted("a", 1, OF_PARENTS), new Scripted("b", 1, OWN)));
        assertEquals("a", next(queue));
        assertEquals("b", next(queue), "the slice of a is still being read");
    }

    @Test
    void aSliceThatIsOpenAgainKeepsItsStreamFromBeingDone() {
        Scripted stream = new Scripted("a", 1, Groups.NONE);
        StreamQueue<Scripted> queue = new StreamQueue<>(List.of(stream));
        next(queue);
        next(queue);
        stream.ended();
        assertTrue(queue.isDone());
        stream.reopened();
        assertFalse(queue.isDone());
    }

    @Test
    void streamsThatHaveStartedElsewhereHoldTheirGroups() {
        Scripted second = new Scripted("b", 1, OWN);
        second.start();
        StreamQueue<Scripted> queue = new StreamQueue<>(List.of(new Scripted("a", 1, OWN), second));
        assertEquals("b", next(queue));
        assertEquals(List.of("a"), heldBack);
    }

    @Test
    void aFailureOfOneStreamIsOneOfTheSync() {
        Scripted stream = new Scripted("a", 1, Groups.NONE);
        StreamQueue<Scripted> queue = new StreamQueue<>(List.of(stream, new Scripted("b", 0, Groups.NONE)));
        assertFalse(queue.hasFailed());
        stream.exhaust(new ConfigException("no"));
        assertTrue(queue.hasFailed());
        assertEquals("", next(queue));
        assertTrue(queue.isDone());
        assertFalse(stream.hasFoundAll());
    }

    /** However streams are grouped, all slices are read, and never two streams of a group at a time. */
    @Test
    void allIsReadAndNoGroupTwiceAtATime() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            List<Scripted> streams = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(i -> new Scripted("s" + i, random.nextInt(4), groups(random)))
                    .toList();
            StreamQueue<Scripted> queue = new StreamQueue<>(streams);
            for (int steps = 0; !queue.isDone(); steps++) {
                assertTrue(steps < 1000, "seed " + seed + ": no end");
                String drawn = random.nextBoolean() ? next(queue) : "";
                if (drawn.isEmpty()) {
                    streams.stream()
                            .filter(stream -> stream.openSlices() > 0)
                            .findFirst()
                            .ifPresent(stream -> {
                                stream.ended();
                                queue.settle(stream);
                            });
                }
                for (String group : List.of("g", "h")) {
                    long reading = streams.stream()
                            .filter(stream -> stream.isStarted() && !stream.isDone())
                            .filter(stream -> stream.groups().own().contains(group)
                                    || (stream.groups().parents().contains(group) && !stream.isExhausted()))
                            .count();
                    assertTrue(reading <= 1, "seed " + seed + ": " + reading + " streams of " + group);
                }
            }
            assertEquals(0, streams.stream().mapToInt(stream -> stream.left).sum(), "seed " + seed);
        }
    }

    private static Groups groups(Random random) {
        List<List<String>> choices = List.of(List.of(), List.of("g"), List.of("h"), List.of("g", "h"));
        return new Groups(choices.get(random.nextInt(4)), choices.get(random.nextInt(4)));
    }
}
