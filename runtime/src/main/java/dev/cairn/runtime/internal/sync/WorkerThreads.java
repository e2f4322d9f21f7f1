package dev.cairn.runtime.internal.sync;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Makes the threads of workers: virtual ones where the JVM has them (21 and later), else daemons of the platform. */
final class WorkerThreads {

    /** {@code Thread.ofVirtual().unstarted(task)}, or null before JDK 21, for which this is compiled. */
    private static final @Nullable MethodHandle VIRTUAL = virtual();

    private WorkerThreads() {}

    /** A thread that is not started yet. */
    static Thread of(String name, Runnable task) {
        Thread thread = VIRTUAL == null ? null : virtual(VIRTUAL, task);
        if (thread == null) {
            thread = new Thread(task);
            thread.setDaemon(true);
        }
        thread.setName(name);
        return thread;
    }

    private static @Nullable Thread virtual(MethodHandle factory, Runnable task) {
        try {
            return (Thread) factory.invoke(task);
        } catch (Throwable e) {
            if (e instanceof Error error) {
                throw error;
            }
            return null;
        }
    }

    private static @Nullable MethodHandle virtual() {
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle unstarted =
                    lookup.findVirtual(builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
            Object made = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual))
                    .invoke();
            return unstarted.bindTo(made);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error) {
                throw error;
            }
            return null;
        }
    }
}
