package dev.cairn.it;

import dev.cairn.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The command line, beside a thread that nobody waits for and that runs out of memory when standard input ends. */
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
            while (System.in.read() >= 0) {
                // It ends when the test says so.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new OutOfMemoryError("thrown by a test");
    }
}
