package dev.cairn.destinations.accounts;

import dev.cairn.runtime.sync.StopSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Syncs many accounts of one connector, several at a time, in one process: they share the JVM, the connector and its connections.
 * What fails in one account changes nothing for the others. Its methods set options, and return this; {@link #run} runs it, as
 * often as it is called. Confined to one thread.
 *
 * <pre>{@code
 * List<Account> accounts = configurations.entrySet().stream()
 *         .map(each -> Account.of(
 *                 each.getKey(), "sqlite:" + each.getKey() + ".db", DestinationSync.of(connector, each.getValue())))
 *         .toList();
 * List<AccountReport> reports = AccountSyncs.of(accounts).run(new StopSignal());
 * }</pre>
 */
public final class AccountSyncs {

    /** How many accounts are synced at once unless something else is said. */
    public static final int AT_ONCE = 8;

    private final List<Account> accounts;
    private int atOnce = AT_ONCE;
    private Consumer<AccountReport> listener = report -> {};

    private AccountSyncs(List<Account> accounts) {
        this.accounts = accounts;
    }

    /**
     * Syncs of these accounts, which begin in this order.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static AccountSyncs of(List<Account> accounts) {
        Set<String> names = new HashSet<>();
        for (Account account : accounts) {
            if (!names.add(account.name())) {
                throw new IllegalArgumentException("two accounts are called " + account.name());
            }
        }
        return new AccountSyncs(List.copyOf(accounts));
    }

    /**
     * Syncs up to so many accounts at once; {@value #AT_ONCE} without this. Each has its own workers and, on its way to the
     * destination, up to 12 MB of records.
     *
     * @throws IllegalArgumentException if that is less than one
     */
    public AccountSyncs atOnce(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one account is synced at a time, not " + most);
        }
        atOnce = most;
        return this;
    }

    /**
     * Tells someone what came of each account, as soon as it has ended.
     *
     * @param listener called by one thread at a time; must not throw
     */
    public AccountSyncs telling(Consumer<AccountReport> listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Syncs all accounts, or those that have begun when a stop is asked for: they end after a last commit, and others do not begin.
     *
     * @return what came of each, in the order of the accounts; that some have failed is no exception
     * @throws InterruptedException if this thread was interrupted, after the syncs have ended because of it
     */
    public List<AccountReport> run(StopSignal stop) throws InterruptedException {
        Queue<List<Account>> waiting = new ConcurrentLinkedQueue<>(byAddress());
        Map<String, AccountReport> reports = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= Math.min(atOnce, waiting.size()); i++) {
            Thread thread = new Thread(() -> syncAll(waiting, reports, stop), "account-sync-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        await(threads);
        return accounts.stream()
                .map(account -> reports.getOrDefault(account.name(), new AccountReport(account.name(), null, null)))
                .toList();
    }

    private Collection<List<Account>> byAddress() {
        Map<String, List<Account>> groups = new LinkedHashMap<>();
        accounts.forEach(account -> groups.computeIfAbsent(account.address(), address -> new ArrayList<>())
                .add(account));
        return groups.values();
    }

    private static void await(List<Thread> threads) throws InterruptedException {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
            throw e;
        }
    }

    private void syncAll(Queue<List<Account>> waiting, Map<String, AccountReport> reports, StopSignal stop) {
        for (List<Account> group = waiting.poll(); group != null; group = waiting.poll()) {
            for (Account account : group) {
                if (stop.isRequested() || Thread.currentThread().isInterrupted()) {
                    return;
                }
                AccountReport report = sync(account, stop);
                reports.put(account.name(), report);
                tell(report);
                if (report.failure() instanceof VirtualMachineError e && !(e instanceof StackOverflowError)) {
                    stop.requestBecauseOf(e);
                    throw e; // for the handler of what threads do not catch
                }
            }
        }
    }

    private synchronized void tell(AccountReport report) {
        listener.accept(report);
    }

    private static AccountReport sync(Account account, StopSignal stop) {
        try {
            return new AccountReport(account.name(), account.sync(stop), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AccountReport(account.name(), null, e);
        } catch (Exception | Error e) {
            return new AccountReport(account.name(), null, e);
        }
    }
}
