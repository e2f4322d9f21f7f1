package dev.cairn.destinations.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountSyncsTest {

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private interface Work {
        SyncResult work(StopSignal stop) throws Exception;
    }

    private record Scripted(String name, String address, Work work) implements Account {

        @Override
        public SyncReport sync(StopSignal stop) throws IOException, InterruptedException {
            try {
                return report(name, work.work(stop));
            } catch (IOException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    private static SyncReport report(String name, SyncResult result) {
        return new SyncReport(name, result, List.of(), 1, 0, 0, Duration.ZERO, Duration.ZERO);
    }

    private Account account(String name, Work work) {
        return new Scripted(name, name, work);
    }

    private static List<SyncResult> results(List<AccountReport> reports) {
        return reports.stream().map(AccountReport::result).toList();
    }

    @Test
    void asManyAreSyncedAtOnceAsWasSaidAndNoMore() throws Exception {
        int atOnce = 3;
        CyclicBarrier together = new CyclicBarrier(atOnce);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Account> accounts = IntStream.range(0, 4 * atOnce)
                .mapToObj(i -> account("a" + i, stop -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    together.await(1, TimeUnit.MINUTES); // which ends only where three are there
                    running.decrementAndGet();
                    return SyncResult.COMPLETE;
                }))
                .toList();
        List<AccountReport> reports = AccountSyncs.of(accounts).atOnce(atOnce).run(new StopSignal());
        assertEquals(Collections.nCopies(12, SyncResult.COMPLETE), results(reports));
        assertEquals(
                accounts.stream().map(Account::name).toList(),
                reports.stream().map(AccountReport::account).toList());
        assertTrue(most.get() <= atOnce, most + " at once");
    }

    @Test
    void accountsOfOneAddressAreSyncedOneAfterTheOtherInTheirOrder() throws Exception {
        Random random = new Random(1);
        List<Account> accounts = new ArrayList<>();
        AtomicInteger[] running = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
        for (int i = 0; i < 60; i++) {
            int address = random.nextInt(3);
            accounts.add(new Scripted("a" + i, "to" + address, stop -> {
                assertEquals(1, running[address].incrementAndGet());
                running[address].decrementAndGet();
                return SyncResult.COMPLETE;
            }));
        }
        List<AccountReport> reports = AccountSyncs.of(accounts)
                .telling(report -> log.add(report.account()))
                .run(new StopSignal());
        assertEquals(Collections.nCopies(60, SyncResult.COMPLETE), results(reports), reports.toString());
        for (int address = 0; address < 3; address++) {
            String to = "to" + address;
            List<String> expected = accounts.stream()
                    .filter(account -> account.address().equals(to))
                    .map(Account::name)
                    .toList();
            assertEquals(expected, log.stream().filter(expected::contains).toList());
        }
    }

    @Test
    void whatFailsInOneAccountIsItsOwn() throws Exception {
        List<Account> accounts = List.of(
                account("io", stop -> {
                    throw new IOException("disk");
                }),
                account("bug", stop -> {
                    throw new IllegalStateException("bug");
                }),
                account("deep", stop -> {
                    throw new StackOverflowError();
                }),
                account("link", stop -> {
                    throw new NoClassDefFoundError("driver");
                }),
                account("stream", stop -> SyncResult.FAILED),
                account("good", stop -> SyncResult.COMPLETE));
        for (int atOnce : new int[] {1, 2, 8}) {
            List<AccountReport> reports =
                    AccountSyncs.of(accounts).atOnce(atOnce).run(new StopSignal());
            List<SyncResult> expected = new ArrayList<>(Collections.nCopies(5, SyncResult.FAILED));
            expected.add(SyncResult.COMPLETE);
            assertEquals(expected, results(reports));
            assertInstanceOf(IOException.class, reports.get(0).failure());
            assertInstanceOf(NoClassDefFoundError.class, reports.get(3).failure());
        }
    }

    @Test
    void aStopEndsThoseThatHaveBegunAndNoOtherBegins() throws Exception {
        StopSignal signal = new StopSignal();
        CountDownLatch begun = new CountDownLatch(2);
        List<Account> accounts = IntStream.range(0, 10)
                .mapToObj(i -> account("a" + i, stop -> {
                    assertSame(signal, stop);
                    begun.countDown();
                    assertTrue(begun.await(1, TimeUnit.MINUTES));
                    signal.request();
                    return SyncResult.STOPPED;
                }))
                .toList();
        List<AccountReport> reports = AccountSyncs.of(accounts).atOnce(2).run(signal);
        assertEquals(Collections.nCopies(10, SyncResult.STOPPED), results(reports));
        assertEquals(
                2, reports.stream().filter(report -> report.report() != null).count());
    }

    @Test
    void withoutMemoryAllAreStoppedAndTheThreadSaysSo() throws Exception {
        StopSignal signal = new StopSignal();
        OutOfMemoryError thrown = new OutOfMemoryError("test");
        CountDownLatch told = new CountDownLatch(1);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            if (e == thrown) {
                told.countDown();
            }
        });
        try {
            List<AccountReport> reports = AccountSyncs.of(List.of(
                            account("full", stop -> {
                                throw thrown;
                            }),
                            account("next", stop -> SyncResult.COMPLETE)))
                    .atOnce(1)
                    .run(signal);
            assertTrue(told.await(1, TimeUnit.MINUTES));
            assertSame(thrown, signal.cause());
            assertEquals(List.of(SyncResult.FAILED, SyncResult.STOPPED), results(reports));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void whoIsInterruptedInterruptsTheSyncsAndWaitsForThem() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        List<Account> accounts = List.of(
                account("waits", stop -> {
                    caller.interrupt();
                    try {
                        assertTrue(never.await(1, TimeUnit.MINUTES));
                        return SyncResult.COMPLETE;
                    } finally {
                        log.add("ended");
                    }
                }),
                account("next", stop -> {
                    log.add("begun");
                    return SyncResult.COMPLETE;
                }));
        assertThrows(
                InterruptedException.class,
                () -> AccountSyncs.of(accounts).atOnce(1).run(new StopSignal()));
        assertEquals(List.of("ended"), log);
    }

    @Test
    void twoAccountsOfOneNameAreRefused() {
        List<Account> accounts =
                List.of(account("a", stop -> SyncResult.COMPLETE), account("a", stop -> SyncResult.COMPLETE));
        assertThrows(IllegalArgumentException.class, () -> AccountSyncs.of(accounts));
    }
}
