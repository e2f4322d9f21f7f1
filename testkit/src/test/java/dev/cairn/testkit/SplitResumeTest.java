package dev.cairn.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator;
import dev.cairn.runtime.split.SplitPosition.Phase;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.SyncResult;
import dev.cairn.testkit.Case.Bound;
import dev.cairn.testkit.Case.Filter;
import dev.cairn.testkit.Case.Paging;
import dev.cairn.testkit.Case.Partitions;
import dev.cairn.testkit.Case.Slices;
import dev.cairn.testkit.SplitReading.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every slice, stopped after every item and gone on with by another reader up to three times: nothing is lost, in order
 * nothing comes twice, and all slices together make the state that one machine has said.
 */
class SplitResumeTest {

    private static final int CUTS = 3;

    private int cuts;
    private int slices;
    private int repeated;

    static List<Events> datasets() {
        return Events.datasets();
    }

    @AfterEach
    void print() {
        System.out.println(
                "splits: " + slices + " slices, cut " + cuts + " times, " + repeated + " records came again");
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void withoutPartitions(Events events) throws Exception {
        for (Slices slices : Slices.values()) {
            for (Bound lower : Bound.values()) {
                for (Filter filter : Filter.values()) {
                    check(Case.of(events).slices(slices).lower(lower).filter(filter));
                    check(Case.of(events)
                            .slices(slices)
                            .lower(lower)
                            .filter(filter)
                            .interval(2)
                            .pages(3, 2));
                }
            }
        }
        check(Case.of(events).lookback(15));
        check(Case.of(events).interval(0));
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void withPartitions(Events events) throws Exception {
        for (Partitions partitions : Partitions.values()) {
            for (Filter filter : Filter.values()) {
                check(Case.of(events).partitions(partitions).filter(filter));
            }
            check(Case.of(events)
                    .partitions(partitions)
                    .slices(Slices.THREE)
                    .lower(Bound.INCLUSIVE)
                    .pages(1, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void whereverPagesComeFrom(Events events) throws Exception {
        for (Paging paging : Paging.values()) {
            check(Case.of(events).paging(paging));
            check(Case.of(events).paging(paging).slices(Slices.THREE).pages(1, 0));
            check(Case.of(events).paging(paging).partitions(Partitions.LIST).pages(1, 0));
        }
    }

    /** Another coordinator goes on with the slices after each that was found, and with those that are being read. */
    @ParameterizedTest
    @MethodSource("datasets")
    void aCoordinatorGoesOnElsewhere(Events events) throws Exception {
        for (Partitions partitions : Partitions.values()) {
            for (Slices slices : List.of(Slices.ONE, Slices.THREE)) {
                Case each = Case.of(events).partitions(partitions).slices(slices);
                if (!each.makesSense()) {
                    continue;
                }
                try {
                    restart(each);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(each + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private void restart(Case each) throws Exception {
        List<Emission> messages = each.source().run(Map.of(), Steps.ONE_BY_ONE);
        SplitReading reading = new SplitReading(each, 2);
        SplitCoordinator coordinator = reading.coordinator(Map.of());
        Random random = new Random(3);
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        while (coordinator.result().isEmpty()) {
            coordinator.next();
            for (Split open : coordinator.open()) {
                if (random.nextInt(3) > 0) {
                    int items = random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(12);
                    Part part = reading.read(open, random.nextInt(2), items);
                    records.addAll(part.records());
                    coordinator.report(part.split());
                    cuts++;
                    if (random.nextBoolean()) {
                        coordinator.confirm(open.stream(), open.number());
                    }
                }
            }
            coordinator = reading.coordinatorOf(coordinator.snapshot());
        }
        List<String> got = sorted(records).stream().distinct().toList();
        if (each.events().ascending()) {
            assertEquals(recordsOf(messages), got);
            assertEquals(lastState(messages), stateOf(coordinator));
        }
        if (each.events().ascending() && each.events().allHaveField()) {
            assertEquals(got.size(), records.size(), "nothing twice");
        }
    }

    private static Map<String, @Nullable Object> stateOf(SplitCoordinator coordinator) {
        return coordinator
                .state(coordinator.streams().get(0))
                .map(state -> comparable(state.state()))
                .orElseThrow();
    }

    private void check(Case each) throws Exception {
        if (!each.makesSense() || !Kit.takes(7)) {
            return;
        }
        try {
            new Check(each).run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(each + ": " + e.getMessage(), e);
        }
    }

    private final class Check {

        private final Case each;
        private final Random random = new Random(5);
        private final SplitReading reading;
        private final SplitCoordinator coordinator;
        private final boolean once;

        Check(Case each) throws Exception {
            this.each = each;
            this.reading = new SplitReading(each, 2);
            this.coordinator = reading.coordinator(Map.of());
            this.once = each.interval() > 0
                    && each.events().ascending()
                    && each.events().allHaveField()
                    && each.paging() != Paging.SMALLER_WINDOWS
                    && each.paging() != Paging.JOBS_OF_TWO_RESULTS;
        }

        void run() throws Exception {
            List<Emission> messages = each.source().run(Map.of(), Steps.ONE_BY_ONE);
            Map<String, @Nullable Object> expected = lastState(messages);
            List<Split> found = new ArrayList<>();
            List<Part> whole = new ArrayList<>();
            while (coordinator.next() instanceof SplitCoordinator.Next.Ready ready) {
                found.add(ready.split());
                Part part = reading.read(ready.split(), 0, Integer.MAX_VALUE);
                whole.add(part);
                coordinator.report(part.split());
            }
            slices += found.size();
            List<String> all =
                    sorted(whole.stream().flatMap(p -> p.records().stream()).toList());
            assertEquals(
                    recordsOf(messages), once ? all : all.stream().distinct().toList());
            assertEquals(Optional.of(SyncResult.COMPLETE), coordinator.result());
            assertEquals(expected, stateOf(coordinator));
            for (int i = 0; i < found.size(); i++) {
                for (int cut = 0; cut <= whole.get(i).items(); cut++) {
                    cutAt(found.get(i), whole.get(i), cut, expected);
                }
            }
        }

        /** Another reader goes on after so many items, and others after it. */
        private void cutAt(Split start, Part whole, int cut, Map<String, @Nullable Object> expected) throws Exception {
            List<Map<String, @Nullable Object>> records = new ArrayList<>();
            List<Object> late = new ArrayList<>();
            Split split = start;
            int items = cut;
            for (int machine = 0; machine < CUTS && split.position().phase() == Phase.OPEN; machine++) {
                Part part = reading.read(split, machine, items);
                records.addAll(part.records());
                split = part.split();
                coordinator.report(split);
                cuts++;
                if (split.position().settled() != null) {
                    late.add(split.position().settled());
                }
                items = random.nextInt(whole.items() + 2);
            }
            if (split.position().phase() == Phase.OPEN) {
                Part part = reading.read(split, CUTS, Integer.MAX_VALUE);
                records.addAll(part.records());
                split = part.split();
            }
            coordinator.report(split);
            List<String> got = sorted(records);
            List<String> wanted = sorted(whole.records());
            repeated += got.size() - wanted.size();
            List<String> lost = new ArrayList<>(wanted);
            lost.removeAll(got);
            if (each.events().ascending()) {
                assertEquals(List.of(), lost, "lost, cut at " + cut);
            }
            assertTrue(
                    lost.stream().allMatch(record -> late.stream().anyMatch(at -> isBefore(record, at))),
                    () -> "lost " + lost + ", cut at " + cut);
            if (once) {
                assertEquals(wanted, got, "cut at " + cut);
            }
            // Where a filter drops the last records, a state says how far they reached if a checkpoint is due at the
            // end.
            if (lost.isEmpty() && (each.filter() == Filter.NONE || each.interval() == 1)) {
                assertEquals(expected, stateOf(coordinator), "cut at " + cut);
            }
        }

        /** An API that stops to ascend may give a record late that a position claims. */
        private boolean isBefore(String record, Object at) {
            String text = String.valueOf(at).replaceFirst("Z$", "");
            Matcher value = Pattern.compile("at=([^,}]*)").matcher(record);
            return value.find()
                    && value.group(1).replaceFirst("Z$", "").compareTo(text)
                            < (each.lower() == Bound.EXCLUSIVE ? 1 : 0);
        }
    }

    private static List<String> recordsOf(List<Emission> emissions) {
        return emissions.stream()
                .filter(Emission.RecordData.class::isInstance)
                .map(record -> String.valueOf(((Emission.RecordData) record).data()))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> sorted(List<Map<String, @Nullable Object>> records) {
        return records.stream().map(String::valueOf).sorted().collect(Collectors.toList());
    }

    private static Map<String, @Nullable Object> lastState(List<Emission> emissions) {
        return emissions.stream()
                .filter(Emission.State.class::isInstance)
                .reduce((first, last) -> last)
                .map(state -> comparable(((Emission.State) state).state()))
                .orElseThrow();
    }

    private static Map<String, @Nullable Object> comparable(Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(state);
        rest.remove("lookback_window");
        return rest;
    }
}
