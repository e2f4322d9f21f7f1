package dev.cairn.http.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accepts connections and hands each request's head to a script, which writes the raw bytes of the answer. */
final class LoopbackServer implements AutoCloseable {

    /** Answers one request; the connection is closed afterwards. */
    @FunctionalInterface
    interface Script {
        void answer(String head, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    LoopbackServer(Script script) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.script = script;
        Thread thread = new Thread(this::accept, "loopback-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    /** The heads of the requests so far. */
    List<String> heads() {
        return heads;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> serve(connection), "loopback-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // The server has been closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String head = readHead(connection.getInputStream());
            heads.add(head);
            script.answer(head, connection.getOutputStream());
            connection.getOutputStream().flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The client has gone, which is what some tests want.
        }
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client closed the connection");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    static byte[] response(String statusAndHeaders, byte[] body) {
        String head = "HTTP/1.1 " + statusAndHeaders.replace("\n", "\r\n") + "\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
