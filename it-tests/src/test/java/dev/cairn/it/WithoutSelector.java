package dev.cairn.it;

import dev.cairn.cli.Main;
import java.util.Arrays;
import java.util.Optional;

/** The command line, whose HTTP client loses its own thread a second after it has begun to work. */
final class WithoutSelector {

    private WithoutSelector() {}

    public static void main(String[] args) throws InterruptedException {
        Thread thread = new Thread(WithoutSelector::end, "end-of-selector");
        thread.setDaemon(true);
        thread.start();
        Main.main(args);
    }

    private static void end() {
        try {
            Optional<Thread> selector = Optional.empty();
            while (selector.isEmpty()) {
                Thread.sleep(20);
                Thread[] threads = new Thread[64];
                int count = Thread.enumerate(threads);
                selector = Arrays.stream(threads, 0, count)
                        .filter(t -> t.getName().endsWith("-SelectorManager"))
                        .findFirst();
            }
            Thread.sleep(1500);
            selector.get().interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
