package dev.cairn.http.request;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that are told theirs before they start. */
public final class FreePort {

    private FreePort() {}

    /** A free port below those that Linux gives to whoever asks for any, such as connections of tests beside this one. */
    public static int choose() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(12_000, 32_000);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                // Another's.
            }
        }
    }
}
