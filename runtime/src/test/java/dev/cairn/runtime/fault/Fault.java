package dev.cairn.runtime.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** A way in which a request can go wrong. */
enum Fault {
    /** Nobody listens at the port. */
    CONNECTION_REFUSED {
        @Override
        void play(Socket connection, byte[] body) {
            throw new IllegalStateException("nobody answers where connections are refused");
        }
    },
    RESET_BEFORE_HEADERS {
        @Override
        void play(Socket connection, byte[] body) throws IOException {
            reset(connection);
        }
    },
    RESET_AFTER_HEADERS {
        @Override
        void play(Socket connection, byte[] body) throws IOException, InterruptedException {
            send(connection, "200 OK", "application/json", body.length, new byte[0]);
            reset(connection);
        }
    },
    RESET_IN_BODY {
        @Override
        void play(Socket connection, byte[] body) throws IOException, InterruptedException {
            send(connection, "200 OK", "application/json", body.length, half(body));
            reset(connection);
        }
    },
    /** Half of the body, and then nothing for longer than the client waits. */
    SLOW_BODY {
        @Override
        void play(Socket connection, byte[] body) throws IOException, InterruptedException {
            send(connection, "200 OK", "application/json", body.length, half(body));
            Thread.sleep(4 * FaultMatrixTest.READ_TIMEOUT.toMillis());
        }

        @Override
        boolean outlasts() {
            return true;
        }
    },
    /** All of the body, in pieces that come soon enough. */
    SLOW_BODY_THAT_ENDS {
        @Override
        void play(Socket connection, byte[] body) throws IOException, InterruptedException {
            send(connection, "200 OK", "application/json", body.length, new byte[0]);
            int piece = Math.max(1, body.length / 4);
            for (int from = 0; from < body.length; from += piece) {
                Thread.sleep(FaultMatrixTest.READ_TIMEOUT.toMillis() / 6);
                write(connection, Arrays.copyOfRange(body, from, Math.min(body.length, from + piece)));
            }
        }
    },
    STATUS_429_WITH_HEADER {
        @Override
        void play(Socket connection, byte[] body) throws IOException {
            send(connection, "429 Too Many Requests\r\nRetry-After: 7", "application/json", 2, bytes("{}"));
        }
    },
    STATUS_429_WITHOUT_HEADER {
        @Override
        void play(Socket connection, byte[] body) throws IOException {
            send(connection, "429 Too Many Requests", "application/json", 2, bytes("{}"));
        }
    },
    STATUS_500 {
        @Override
        void play(Socket connection, byte[] body) throws IOException {
            send(connection, "500 Internal Server Error", "application/json", 2, bytes("{}"));
        }
    },
    TRUNCATED_GZIP {
        @Override
        void play(Socket connection, byte[] body) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(body);
            }
            byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
            send(connection, "200 OK\r\nContent-Encoding: gzip", "application/json", cut.length, cut);
        }
    },
    INVALID_UTF_8 {
        @Override
        void play(Socket connection, byte[] body) throws IOException {
            byte[] wrong = "[{\"id\": \"\u00e9\"}]".getBytes(StandardCharsets.ISO_8859_1);
            send(connection, "200 OK", "application/json", wrong.length, wrong);
        }
    },
    TEN_MEGABYTES_OF_HTML {
        @Override
        void play(Socket connection, byte[] body) throws IOException {
            byte[] html = new byte[10 << 20];
            byte[] line = bytes("<p>We are sorry.</p>\n");
            for (int i = 0; i < html.length; i++) {
                html[i] = line[i % line.length];
            }
            send(connection, "200 OK", "text/html", html.length, html);
        }
    };

    /** Whether the client's patience has to end. */
    boolean outlasts() {
        return false;
    }

    /** Answers a request wrongly. */
    abstract void play(Socket connection, byte[] body) throws IOException, InterruptedException;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static void send(Socket connection, String statusAndHeaders, String type, int length, byte[] body)
            throws IOException {
        String head = "HTTP/1.1 " + statusAndHeaders + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n";
        write(connection, bytes(head));
        write(connection, body);
    }

    private static void write(Socket connection, byte[] bytes) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** Lets what was sent arrive, then closes the connection the hard way. */
    static void reset(Socket connection) throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private static byte[] half(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
