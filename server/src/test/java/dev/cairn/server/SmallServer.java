package dev.cairn.server;

import dev.cairn.server.options.ServerOptions;
import java.io.IOException;

/** A server in a process of its own, which ends by force. */
final class SmallServer {

    private SmallServer() {}

    /** Prints the port. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (ManifestServer server = ManifestServer.start(ServerOptions.local().port(0))) {
            System.out.println(server.port());
            server.join();
        }
    }
}
