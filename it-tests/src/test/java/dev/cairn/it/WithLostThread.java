package dev.cairn.it;

import dev.cairn.cli.Main;

/** The command line, beside a thread that nobody waits for and that runs out of memory after a second and a half. */
final class WithLostThread {

    private WithLostThread() {}

    public static void main(String[] args) throws InterruptedException {
        Thread thread = new Thread(WithLostThread::fail, "lost");
        thread.setDaemon(true);
        thread.start();
        Main.main(args);
    }

    private static void fail() {
        try {
            Thread.sleep(1500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new OutOfMemoryError("thrown by a test");
    }
}
