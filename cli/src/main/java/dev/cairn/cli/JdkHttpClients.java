package dev.cairn.cli;

/**
 * What holds for all HTTP clients of the JDK's in this process. Switches of a whole JVM are the command line's to set; a
 * library must leave them alone.
 */
final class JdkHttpClients {

    private static final String RETRY_LIMIT = "jdk.httpclient.redirects.retrylimit";
    private static final String BUFFER_SIZE = "jdk.httpclient.bufsize";

    private JdkHttpClients() {}

    /** Sets what has not been set from outside; before the first client is made. */
    static void configure() {
        // The client sends a GET again by itself when its connection is closed without an answer. How often is the
        // manifest's to say.
        setIfAbsent(RETRY_LIMIT, "1");
        // Each buffer wakes two threads on its way to the reader. 16 KiB, as it comes, make that a fifth of a sync's
        // time (docs/decisions/0090-the-jdks-http-client.md).
        setIfAbsent(BUFFER_SIZE, Integer.toString(64 << 10));
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * Ends the threads that wait for answers. The JVM would wait 0.3 s for them when it exits, since they are outside of
     * Java; nothing can be sent afterwards.
     */
    static void end() throws InterruptedException {
        Thread[] threads = new Thread[Thread.activeCount() + 16];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().endsWith("-SelectorManager")) {
                threads[i].interrupt();
                threads[i].join(50);
            }
        }
    }
}
