package dev.cairn.flink;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what will be, however busy the machine is; fails after five minutes. */
final class Until {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

    private Until() {}

    static void so(String what, Callable<Boolean> condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new AssertionError("not after five minutes: " + what);
            }
            Thread.sleep(2);
        }
    }

    static <T> T done(Future<T> future) throws ExecutionException, InterruptedException {
        try {
            return future.get(PATIENCE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not done after five minutes", e);
        }
    }
}
