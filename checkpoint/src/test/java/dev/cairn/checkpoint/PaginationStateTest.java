package dev.cairn.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaginationStateTest {

    private static final PagePosition POSITION = PagedSync.position("a", 3);
    private static final Slice A = new Slice(Map.of("id", "a"), Map.of(), Map.of());

    private static final Slice WINDOW = new Slice(Map.of("id", "a"), Map.of("start_time", "2024-01-01"), Map.of());

    private static PaginationState some() {
        KnownPartitions done = new KnownPartitions();
        done.add(KnownPartitions.hash(A));
        return new PaginationState(
                Map.of("parents", Map.of("at", 3L)),
                done.snapshot(),
                Stream.of(A, Slice.WHOLE, WINDOW)
                        .map(slice -> OpenSlice.of(slice, POSITION, 7L))
                        .collect(Collectors.toMap(OpenSlice::key, slice -> slice)));
    }

    private static String member() {
        return some().in(Map.of()).keySet().iterator().next();
    }

    @Test
    void itStandsBesideWhatElseAStateSays() {
        Map<String, @Nullable Object> plain = Map.of("at", "2024-01-03");
        Map<String, @Nullable Object> state = some().in(plain);
        assertTrue(PaginationState.isIn(state));
        assertEquals(plain, PaginationState.without(state));
        PaginationState read = PaginationState.of(state);
        assertEquals(some().in(plain), read.in(plain));
        assertEquals(POSITION, read.position(A));
        assertEquals(POSITION, read.position(Slice.WHOLE));
        assertEquals(POSITION, read.position(WINDOW));
        assertEquals(7L, read.reached(WINDOW));
        assertEquals(Map.of("at", 3L), read.parent("parents"));
    }

    @Test
    void aStateWithoutItStaysTheSameObject() {
        Map<String, @Nullable Object> plain = Map.of("at", "2024-01-03");
        assertFalse(PaginationState.isIn(plain));
        assertSame(plain, PaginationState.without(plain));
        assertSame(PaginationState.NONE, PaginationState.of(plain));
    }

    /** The Python CDK hands on members that it does not know, beside a position of its own. */
    @Test
    void rule23AMemberOfAnotherStateIsNotUsed() {
        Map<String, @Nullable Object> moved = new LinkedHashMap<>(some().in(Map.of("at", "2024-01-03")));
        moved.put("at", "2024-01-31");
        assertThrows(IllegalArgumentException.class, () -> PaginationState.of(moved));
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("b", Map.of("at", 1L));
        plain.put("a", 2L);
        Map<String, @Nullable Object> state = some().in(plain);
        Map<String, @Nullable Object> other = new LinkedHashMap<>();
        other.put("a", 2L);
        other.put(member(), state.get(member()));
        other.put("b", Map.of("at", 1L));
        assertEquals(POSITION, PaginationState.of(other).position(A));
    }

    @Test
    void rule23WhatWasBrokenByHandIsRefused() {
        Map<?, ?> good = (Map<?, ?>) Objects.requireNonNull(some().in(Map.of()).get(member()));
        List<Object> broken = List.of(
                "text",
                Map.of(),
                with(good, "done", 7L),
                with(good, "done", "*"),
                with(good, "open", "text"),
                with(good, "open", List.of("text")),
                with(good, "open", List.of(Map.of())),
                with(good, "open", List.of(Map.of("position", Map.of("request", "h")))),
                with(good, "parents", 7L),
                with(good, "parents", Map.of("posts", 7L)));
        for (Object member : broken) {
            Map<String, @Nullable Object> state = Map.of(member(), member);
            assertThrows(IllegalArgumentException.class, () -> PaginationState.of(state), member.toString());
        }
    }

    private static Map<Object, Object> with(Map<?, ?> good, String name, Object value) {
        Map<Object, Object> changed = new HashMap<>(good);
        changed.put(name, value);
        return changed;
    }
}
