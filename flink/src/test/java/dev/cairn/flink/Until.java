package dev.cairn.flink;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what will be, however busy the machine is; fails after a quarter of an hour. */
public final class Until {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(15);

    private Until() {}

    public static void so(String what, Callable<Boolean> condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new AssertionError("not after a quarter of an hour: " + what);
            }
            Thread.sleep(2);
        }
    }

    public static <T> T done(Future<T> future) throws ExecutionException, InterruptedException {
        try {
            return future.get(PATIENCE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not done after a quarter of an hour", e);
        }
    }
}
