package dev.cairn.retrieval.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.slice.Slice;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.retrieval.SliceSource;
import dev.cairn.retrieval.TemplateFailure;
import dev.cairn.templates.TemplateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AsyncJobOrchestratorTest {

    private final FakeTime time = new FakeTime();
    private final ScriptedJobs api = new ScriptedJobs(time);
    private final List<String> heard = new ArrayList<>();
    private final JobPolicy rules = new JobPolicy(Duration.ofMinutes(60), 3, null, Duration.ofSeconds(5));

    @Test
    void aSliceIsReadyWhenItsJobIsDoneAndNotBefore() throws Exception {
        api.says("1", "working", "working", "done");
        assertEquals(List.of("1"), read(loop(rules, 1, 1)));
        assertEquals(List.of("create 1", "poll 1", "poll 1", "poll 1"), api.log());
        assertEquals(List.of(1.0, 1.0), time.sleptSeconds());
    }

    @Test
    void aJobIsPolledSoonAndThenLessOften() throws Exception {
        api.says("1", "working", "working", "working", "working", "working", "working", "working", "done");
        read(loop(rules, 1, 1));
        assertEquals(List.of(1.0, 1.0, 2.0, 4.0, 5.0, 5.0, 5.0), time.sleptSeconds());
    }

    @Test
    void eachJobIsPolledByItsOwnAge() throws Exception {
        api.says("1", "working", "working", "working", "working", "done").says("2", "working", "done");
        JobBudget budget = new JobBudget(2, time);
        SliceSource first = loop(rules, budget, List.of(slice(1)).iterator());
        SliceSource second = loop(rules, budget, List.of(slice(2)).iterator());
        first.next();
        time.advance(Duration.ofSeconds(5));
        first.next();
        second.next();
        assertEquals(new SliceSource.Next.Later(Duration.ofSeconds(5)), first.next());
        assertEquals(new SliceSource.Next.Later(Duration.ofSeconds(1)), second.next());
    }

    @Test
    void roomThatIsFreedWakesTheStreamThatWaitsForIt() throws Exception {
        api.says("1", "working", "done");
        JobBudget budget = new JobBudget(1, time);
        SliceSource first = loop(rules, budget, List.of(slice(1)).iterator());
        SliceSource second = loop(rules, budget, List.of(slice(2)).iterator());
        second.onWake(() -> heard.add("woken"));
        first.next();
        assertInstanceOf(SliceSource.Next.Later.class, second.next());
        assertEquals(List.of("opened 1"), heard);
        time.advance(Duration.ofSeconds(1));
        assertEquals("1", number(((SliceSource.Next.Ready) first.next()).slice()));
        assertEquals(List.of("opened 1", "woken"), heard);
        assertEquals("2", number(((SliceSource.Next.Ready) second.next()).slice()));
    }

    @Test
    void aStreamEndsWithItsLastJobWhileOthersTakeTheRoom() throws Exception {
        api.says("2", "working");
        JobBudget budget = new JobBudget(1, time);
        SliceSource first = loop(rules, budget, List.of(slice(1)).iterator(), false);
        SliceSource second = loop(rules, budget, List.of(slice(2)).iterator(), false);
        assertInstanceOf(SliceSource.Next.Ready.class, first.next());
        assertInstanceOf(SliceSource.Next.Later.class, second.next());
        assertEquals(new SliceSource.Next.End(), first.next());
    }

    @Test
    void theNextSliceOfAStreamTakesTheRoomOfTheOneBeforeAtOnce() throws Exception {
        api.says("1", "working", "done").says("2", "working", "working", "done").says("3", "done");
        SliceSource loop = loop(rules, 2, 3);
        loop.next();
        time.advance(Duration.ofSeconds(1));
        assertEquals("1", number(((SliceSource.Next.Ready) loop.next()).slice()));
        assertEquals("3", number(((SliceSource.Next.Ready) loop.next()).slice()));
        assertEquals(
                List.of("create 1", "create 2", "poll 1", "poll 2", "poll 1", "poll 2", "create 3", "poll 3"),
                api.log());
    }

    @Test
    void slicesComeInTheOrderInWhichTheirJobsAreDone() throws Exception {
        api.says("1", "working", "done").says("2", "done");
        assertEquals(List.of("2", "1"), read(loop(rules, 2, 2)));
        assertEquals(List.of("opened 1", "opened 2"), heard);
    }

    @Test
    void noMoreJobsRunAtATimeThanTheBudgetAllows() throws Exception {
        assertEquals(List.of("1", "2", "3"), read(loop(rules, 1, 3)));
        assertEquals(List.of("create 1", "poll 1", "create 2", "poll 2", "create 3", "poll 3"), api.log());
    }

    @Test
    void nobodyWaitsWhereNoJobRuns() throws Exception {
        read(loop(rules, 1, 50));
        assertEquals(List.of(), time.sleptSeconds());
    }

    @Test
    void slicesAreFoundOnlyWhenThereIsRoomForTheirJobs() throws Exception {
        api.says("1", "working", "done");
        List<Integer> found = new ArrayList<>();
        Iterator<Slice> slices =
                numbers(3).peek(found::add).map(AsyncJobOrchestratorTest::slice).iterator();
        AsyncJobOrchestrator loop = loop(rules, new JobBudget(1, time), slices);
        loop.next();
        assertEquals(1, found.size());
    }

    @Test
    void nobodyWaitsForAParentWhileTheJobOfAnotherStreamTakesTheRoom() throws Exception {
        api.says("1", "working", "working", "done").says("2", "working", "done").says("3", "done");
        JobBudget budget = new JobBudget(1, time);
        AsyncJobOrchestrator other = loop(rules, budget, List.of(slice(1)).iterator());
        AsyncJobOrchestrator parent = loop(rules, budget, List.of(slice(2)).iterator());
        AsyncJobOrchestrator child = loop(rules, budget, childrenOf(parent));
        assertTrue(other.next() instanceof SliceSource.Next.Later);
        assertTrue(child.next() instanceof SliceSource.Next.Later);
        assertEquals("1", number(((SliceSource.Next.Ready) skipWaits(other)).slice()));
        assertEquals(List.of("3"), read(child));
    }

    @Test
    void whoeverWaitsForRoomPollsTheJobsThatTakeIt() throws Exception {
        api.says("1", "working", "broken", "working", "done").says("2", "working", "done");
        JobBudget budget = new JobBudget(1, time);
        AsyncJobOrchestrator other = loop(rules, budget, List.of(slice(1)).iterator());
        AsyncJobOrchestrator parent = loop(rules, budget, List.of(slice(2)).iterator());
        assertTrue(other.next() instanceof SliceSource.Next.Later);
        assertEquals("2", number(within(10, parent)));
        assertEquals(
                List.of("create 1", "poll 1", "poll 1", "create 1", "poll 1", "poll 1", "create 2", "poll 2", "poll 2"),
                api.log());
        assertEquals(List.of("1"), read(other));
    }

    @Test
    void aStreamThatLooksForSlicesHasItsOwnJobsPolledByTheParentItWaitsFor() throws Exception {
        api.says("1", "working", "done").says("2", "done");
        JobBudget budget = new JobBudget(2, time);
        AsyncJobOrchestrator parent = loop(rules, budget, List.of(slice(2)).iterator());
        JobBudget.Holder elsewhere = new JobBudget.Holder() {
            @Override
            public void tend() {}

            @Override
            public void roomFreed() {}
        };
        AsyncJobOrchestrator child = loop(rules, budget, new Iterator<>() {
            private int found;

            @Override
            public boolean hasNext() {
                try {
                    return found == 0 || (found == 1 && budget.tryTake(elsewhere) && within(10, parent) != null);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Slice next() {
                return slice(++found == 1 ? 1 : 3);
            }
        });
        assertEquals("1", number(within(10, child)));
        assertEquals("3", number(within(10, child)));
    }

    @Test
    void whatFailsWhileOthersPollFailsTheStreamOfTheJobAlone() throws Exception {
        api.says("1", "working");
        JobBudget budget = new JobBudget(1, time);
        AsyncJobOrchestrator other = loop(rules, budget, List.of(slice(1)).iterator());
        AsyncJobOrchestrator parent = loop(rules, budget, List.of(slice(2)).iterator());
        other.next();
        api.failsToPoll("1", new ConfigException("401"));
        assertEquals("2", number(within(10, parent)));
        assertThrows(ConfigException.class, other::next);
        assertEquals(List.of("opened 1", "opened 2", "abandoned 1"), heard);
    }

    /** The next slice; fails where {@link SliceSource#await} would wait for too long, or for ever. */
    private Slice within(int waits, SliceSource source) throws InterruptedException {
        SliceSource.Next next = source.next();
        for (int i = 0; i < waits && next instanceof SliceSource.Next.Later later; i++) {
            time.sleep(later.after());
            next = source.next();
        }
        return assertInstanceOf(SliceSource.Next.Ready.class, next).slice();
    }

    /** One child, which is found when the parent's job is done; whoever looks for it waits for that. */
    private Iterator<Slice> childrenOf(AsyncJobOrchestrator parent) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    return parent.await(time) != null;
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Slice next() {
                return slice(3);
            }
        };
    }

    @Test
    void aFailedJobIsStartedAgainThreeTimesInAll() throws Exception {
        api.says("1", "broken");
        SliceSource loop = loop(rules, 1, 2);
        assertEquals("2", number(((SliceSource.Next.Ready) skipWaits(loop)).slice()));
        assertThrows(SystemException.class, () -> skipWaits(loop));
        assertEquals(3, api.log().stream().filter("create 1"::equals).count());
        assertEquals(List.of("opened 1", "abandoned 1", "opened 2"), heard);
    }

    @Test
    void aJobThatTakesTooLongIsAbortedAndStartedAgain() throws Exception {
        api.says("1", IntStream.range(0, 16).mapToObj(i -> "working").toArray(String[]::new))
                .then("1", "done");
        JobPolicy strict = new JobPolicy(Duration.ofMinutes(1), 3, null, Duration.ofSeconds(5));
        assertEquals(List.of("1"), read(loop(strict, 1, 1)));
        assertEquals(1, api.log().stream().filter("abort 1"::equals).count());
        assertEquals(2, api.log().stream().filter("create 1"::equals).count());
    }

    @Test
    void aJobIsAskedOnceMoreIfNobodyHadTimeForIt() throws Exception {
        api.says("1", "working", "done");
        AsyncJobOrchestrator loop = loop(rules, 1, 1);
        loop.next();
        time.advance(Duration.ofHours(2)); // all workers were reading
        assertEquals("1", number(((SliceSource.Next.Ready) loop.next()).slice()));
    }

    @Test
    void aJobThatTheApiSkipsIsNotRead() throws Exception {
        api.says("1", "nothing");
        assertEquals(List.of("2"), read(loop(rules, 1, 2)));
        assertEquals(List.of("opened 1", "abandoned 1", "opened 2"), heard);
    }

    @Test
    void afterAFailureOnTheApisSideTheNextAttemptIsPutOff() throws Exception {
        api.says("1", "broken", "done");
        read(loop(new JobPolicy(Duration.ofMinutes(60), 3, Duration.ofSeconds(12), Duration.ofSeconds(5)), 1, 1));
        assertEquals(List.of(5.0, 5.0, 5.0, 5.0), time.sleptSeconds());
    }

    @Test
    void aJobThatCannotBeStartedIsTriedAgainAtTheNextRound() throws Exception {
        api.failsToCreate("1", new TransientException("503"));
        assertEquals(
                List.of("1"),
                read(loop(new JobPolicy(Duration.ofMinutes(60), 3, Duration.ofHours(9), Duration.ofSeconds(5)), 1, 1)));
        assertEquals(List.of("create 1", "create 1", "poll 1"), api.log());
    }

    @Test
    void aWrongConfigurationEndsEverythingAtOnce() throws Exception {
        api.says("1", "working").failsToCreate("2", new ConfigException("401"));
        assertThrows(ConfigException.class, loop(rules, 2, 3)::next);
        assertEquals(List.of("create 1", "create 2", "abort 1"), api.log());
        assertEquals(List.of("opened 1", "opened 2", "abandoned 1", "abandoned 2"), heard);
    }

    private static SyncException division() {
        return TemplateFailure.of(
                new TemplateException("division by zero", -1, null), "A template fails: division by zero");
    }

    @Test
    void aTemplateThatFailsForOneJobIsNotTriedAgainAndTheOtherJobsAreRead() throws Exception {
        api.failsToCreate("1", division()).failsToPoll("2", division());
        SliceSource loop = loop(rules, 2, 3);
        assertEquals("3", number(((SliceSource.Next.Ready) skipWaits(loop)).slice()));
        SystemException failure = assertThrows(SystemException.class, () -> skipWaits(loop));
        assertEquals(List.of("create 1", "create 2", "poll 2", "abort 2", "create 3", "poll 3"), api.log());
        assertEquals(
                "One or more async jobs failed after exhausting all retry attempts. A template fails: division by zero",
                failure.userMessage());
    }

    @Test
    void whyAJobFailedIsToldToTheUser() throws Exception {
        api.failsToCreate("1", new TransientException("503")).says("1", "broken");
        SliceSource loop = loop(rules, 1, 1);
        SystemException failure = assertThrows(SystemException.class, () -> skipWaits(loop));
        assertEquals(
                "One or more async jobs failed after exhausting all retry attempts. The last status of the job was FAILED.",
                failure.userMessage());
    }

    @Test
    void aStatusThatTheManifestDoesNotKnowIsNotWaitedFor() throws Exception {
        api.says("1", "sleeping");
        SliceSource loop = loop(rules, 1, 1);
        SystemException failure = assertThrows(SystemException.class, () -> skipWaits(loop));
        assertTrue(String.valueOf(failure.getMessage()).contains("'sleeping'"));
        assertEquals(List.of("create 1", "poll 1", "abort 1"), api.log());
    }

    @Test
    void aJobOfWhichNothingIsHeardThreeTimesIsStartedAgain() throws Exception {
        api.failsToPoll("1", 3);
        SliceSource loop = loop(rules, 1, 1);
        assertEquals("1", number(((SliceSource.Next.Ready) skipWaits(loop)).slice()));
        assertThrows(SystemException.class, () -> skipWaits(loop));
        assertEquals(List.of("create 1", "poll 1", "poll 1", "poll 1", "create 1", "poll 1"), api.log());
    }

    @Test
    void aFailureToFindSlicesFailsTheStreamWhenTheJobsAreDone() throws Exception {
        api.says("1", "working", "done");
        Iterator<Slice> slices = Stream.of(1, 2)
                .map(n -> {
                    if (n == 2) {
                        throw new TransientException("the parent is down");
                    }
                    return slice(n);
                })
                .iterator();
        SliceSource loop = loop(rules, new JobBudget(2, time), slices);
        assertEquals("1", number(((SliceSource.Next.Ready) skipWaits(loop)).slice()));
        assertThrows(SystemException.class, () -> skipWaits(loop));
    }

    @Test
    void aStoppedSyncAbortsWhatRuns() throws Exception {
        api.says("1", "working");
        AsyncJobOrchestrator loop = loop(rules, 1, 2);
        loop.next();
        loop.close();
        assertEquals(List.of("create 1", "poll 1", "abort 1"), api.log());
        assertEquals(new SliceSource.Next.End(), loop.next());
    }

    @Test
    void jobsOfTwoStreamsShareOneBudget() throws Exception {
        JobBudget budget = new JobBudget(1, time);
        api.says("1", "working", "done");
        AsyncJobOrchestrator first = loop(
                rules, budget, numbers(1).map(AsyncJobOrchestratorTest::slice).iterator());
        AsyncJobOrchestrator second = loop(rules, budget, Stream.of(slice(7)).iterator());
        first.next();
        second.next();
        assertEquals(List.of("create 1", "poll 1"), api.log());
        time.advance(Duration.ofSeconds(6));
        first.next();
        second.next();
        assertEquals(List.of("create 1", "poll 1", "poll 1", "create 7", "poll 7"), api.log());
    }

    private AsyncJobOrchestrator loop(JobPolicy with, int budget, int slices) {
        return loop(
                with,
                new JobBudget(budget, time),
                numbers(slices).map(AsyncJobOrchestratorTest::slice).iterator());
    }

    private AsyncJobOrchestrator loop(JobPolicy with, JobBudget budget, Iterator<Slice> slices) {
        return loop(with, budget, slices, true);
    }

    private AsyncJobOrchestrator loop(
            JobPolicy with, JobBudget budget, Iterator<Slice> slices, boolean parentsNeedJobs) {
        SliceSource.Listener listener = new SliceSource.Listener() {
            @Override
            public void opened(Slice slice) {
                heard.add("opened " + number(slice));
            }

            @Override
            public void abandoned(Slice slice) {
                heard.add("abandoned " + number(slice));
            }
        };
        return new AsyncJobOrchestrator(
                new RunningJobs(api.as(with), with, budget, time, RequestObserver.SILENT),
                budget,
                time,
                slices,
                parentsNeedJobs,
                listener,
                job -> {});
    }

    private static Stream<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed();
    }

    private static Slice slice(int number) {
        return new Slice(Map.of("n", String.valueOf(number)), Map.of(), Map.of());
    }

    private static String number(Slice slice) {
        return String.valueOf(slice.partition().get("n"));
    }

    private SliceSource.Next skipWaits(SliceSource loop) throws InterruptedException {
        SliceSource.Next next = loop.next();
        while (next instanceof SliceSource.Next.Later later) {
            time.sleep(later.after());
            next = loop.next();
        }
        return next;
    }

    private List<String> read(SliceSource loop) throws InterruptedException {
        List<String> ready = new ArrayList<>();
        for (Slice slice = loop.await(time); slice != null; slice = loop.await(time)) {
            ready.add(number(slice));
        }
        return ready;
    }
}
