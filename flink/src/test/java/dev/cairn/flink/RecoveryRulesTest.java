package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.flink.Events.Kind;
import dev.cairn.flink.SimulatedJob.Checkpoint;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.runtime.split.SplitPosition.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What keeps records and states right when something fails, rule by rule and without a cluster. */
class RecoveryRulesTest {

    private static final int EACH = 9;

    private static EventApi api(int owners) {
        return EventApi.of(Events.of(Kind.LISTS, owners, EACH).pages(5));
    }

    private static List<Phase> phases(List<CairnSplit> splits) {
        return splits.stream().map(each -> each.split().position().phase()).toList();
    }

    private static void assertStatesOfOneMachine(SimulatedJob job, EventApi api) throws Exception {
        assertEquals(OneMachine.comparable(OneMachine.read(api, "").states()), OneMachine.comparable(job.states()));
    }

    /** Two readers with a slice each, after a checkpoint in which each has emitted one record. */
    private static Checkpoint begun(SimulatedJob job) throws Exception {
        job.deliver();
        job.reader(0).emit(1);
        job.reader(1).emit(1);
        return job.checkpoint(1);
    }

    /** What a checkpoint counts as open. */
    private static Set<String> open(Checkpoint checkpoint) {
        return checkpoint.enumerator().reading().stream()
                .map(CairnSplit::splitId)
                .collect(Collectors.toSet());
    }

    private static void assertAllOnce(EventApi api, List<Long> first, List<Long> second) {
        List<Long> all = new ArrayList<>(first);
        all.addAll(second);
        assertEquals(List.copyOf(api.events().ids()), all.stream().sorted().toList());
    }

    @Test
    void aPageOfWhichSomeRecordsLeftGoesOnWithTheNext() throws Exception {
        try (EventApi api = api(1);
                SimulatedJob job = SimulatedJob.of(api, 1)) {
            job.deliver();
            job.reader(0).emit(2);
            List<Long> before = List.copyOf(job.reader(0).ids());
            Checkpoint checkpoint = job.checkpoint(1);
            job.complete(checkpoint);
            job.restore(checkpoint);
            job.finish(2);
            assertAllOnce(api, before, job.reader(0).ids());
        }
    }

    @Test
    void whatWasClosedAfterTheCheckpointIsTakenBackWhenItsReaderFails() throws Exception {
        try (EventApi api = api(2);
                SimulatedJob job = SimulatedJob.of(api, 2)) {
            Checkpoint checkpoint = begun(job);
            job.complete(checkpoint);
            String slice = checkpoint.readers().get(0).get(0).splitId();
            readToEnd(job, 0);
            job.replace(0, checkpoint);
            job.deliver();
            assertTrue(open(job.checkpoint(2)).contains(slice), "taken for closed: " + slice);
            job.finish(3);
            assertStatesOfOneMachine(job, api);
        }
    }

    /** The enumerator's part of a checkpoint is the earlier one: a slice that is closed between both is open there. */
    @Test
    void aCheckpointDoesNotConfirmWhatWasClosedAfterItsBeginning() throws Exception {
        try (EventApi api = api(2);
                SimulatedJob job = SimulatedJob.of(api, 2)) {
            Checkpoint checkpoint = begun(job);
            String slice = checkpoint.readers().get(0).get(0).splitId();
            readToEnd(job, 0);
            job.complete(checkpoint);
            job.replace(0, checkpoint);
            job.deliver();
            assertTrue(open(job.checkpoint(2)).contains(slice), "taken for closed: " + slice);
            job.finish(3);
            assertStatesOfOneMachine(job, api);
        }
    }

    /** A job manager goes on from a checkpoint before it has told the enumerator that it is complete. */
    @Test
    void whatIsClosedInTheCheckpointOfAReaderStaysClosedThoughNobodyWasToldOfIt() throws Exception {
        try (EventApi api = api(2);
                SimulatedJob job = SimulatedJob.of(api, 2)) {
            String slice = begun(job).readers().get(0).get(0).splitId();
            readToEnd(job, 0);
            Checkpoint untold = job.checkpoint(2);
            job.replace(0, untold);
            job.deliver();
            assertFalse(open(job.checkpoint(3)).contains(slice), "taken for open, and nobody reads it: " + slice);
            job.finish(4);
            assertStatesOfOneMachine(job, api);
        }
    }

    @Test
    void whatAReaderWasGivenAfterItsCheckpointIsReadAgainByWhoeverIsIdle() throws Exception {
        try (EventApi api = api(4);
                SimulatedJob job = SimulatedJob.of(api, 3)) {
            Checkpoint checkpoint = begun(job);
            job.complete(checkpoint);
            String last = checkpoint.enumerator().waiting().get(0).splitId();
            readToEnd(job, 0);
            assertEquals(last, job.reader(0).snapshot(2).get(0).splitId());
            job.reader(0).emit(2 * EACH);
            readToEnd(job, 0);
            readToEnd(job, 1);
            job.replace(0, checkpoint);
            job.deliver();
            assertTrue(open(job.checkpoint(3)).contains(last), "taken for closed: " + last);
            job.finish(4);
            assertStatesOfOneMachine(job, api);
        }
    }

    @Test
    void aReaderKeepsWhatIsClosedUntilTheEnumeratorKnows() throws Exception {
        try (EventApi api = api(1);
                SimulatedJob job = SimulatedJob.of(api, 1)) {
            job.deliver();
            job.reader(0).readSlice();
            Checkpoint checkpoint = job.checkpoint(1);
            List<Long> before = List.copyOf(job.reader(0).ids());
            assertEquals(List.of(Phase.CLOSED), phases(checkpoint.readers().get(0)));
            assertEquals(1, checkpoint.enumerator().reading().size());
            job.restore(checkpoint);
            job.finish(2);
            assertAllOnce(api, before, job.reader(0).ids());
            assertEquals(List.of(), job.reader(0).snapshot(3));
            assertStatesOfOneMachine(job, api);
        }
    }

    /** Flink lets a job go when its readers have ended, whether or not anybody has told the enumerator why. */
    @Test
    void aJobThatEndsTellsTheStatesOfItsLastCheckpoint() throws Exception {
        try (EventApi api = api(3);
                SimulatedJob job = SimulatedJob.of(api, 2)) {
            job.end(1);
            assertStatesOfOneMachine(job, api);
        }
    }

    /** An API that lets parents wait, for its quota or between attempts, holds up no checkpoint. */
    @Test
    void aCheckpointIsTakenWhileParentsAreAskedFor() throws Exception {
        try (EventApi api = EventApi.of(Events.of(Kind.SUBSTREAM, 5, EACH).pages(3));
                SimulatedJob job = SimulatedJob.of(api, 1)) {
            api.hold(query -> !query.containsKey("owner") && "1".equals(query.get("page")));
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> readToEnd(job));
            Until.so("the second page of parents is asked for", () -> api.holding() > 0);
            assertFalse(reading.isDone());
            Checkpoint checkpoint = job.checkpoint(1);
            List<Long> before = List.copyOf(job.reader(0).ids());
            assertEquals(EACH, before.size());
            api.hold(query -> false);
            Until.done(reading);
            job.restore(checkpoint);
            job.finish(2);
            assertAllOnce(api, before, job.reader(0).ids());
            assertStatesOfOneMachine(job, api);
        }
    }

    private static void readToEnd(SimulatedJob job) {
        try {
            job.deliver();
            readToEnd(job, 0);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readToEnd(SimulatedJob job, int reader) throws Exception {
        job.reader(reader).readSlice();
        job.deliver();
    }
}
