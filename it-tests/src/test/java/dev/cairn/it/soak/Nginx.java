package dev.cairn.it.soak;

import dev.cairn.http.request.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An nginx of our own in front of an API: HTTP/1.1, the same over TLS, and HTTP/2. */
final class Nginx implements AutoCloseable {

    private final Path folder;
    private final Process process;
    private final int[] ports = new int[3];

    /**
     * Starts it.
     *
     * @param binary the program
     * @param folder an empty folder
     * @param behind the port of the API
     * @param settings directives of the servers, such as {@code keepalive_requests 7;}
     */
    Nginx(Path binary, Path folder, int behind, String settings) throws IOException, InterruptedException {
        this.folder = folder;
        run(List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem"));
        run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-importcert",
                "-noprompt",
                "-alias",
                "nginx",
                "-file",
                "cert.pem",
                "-keystore",
                "trust.p12",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit"));
        Files.writeString(folder.resolve("paths.conf"), """
                location /broken { internal; return 444; }
                location / {
                  proxy_pass http://api; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_next_upstream off;
                }
                """);
        for (int attempt = 1; ; attempt++) {
            for (int i = 0; i < ports.length; i++) {
                ports[i] = FreePort.choose();
            }
            Files.writeString(folder.resolve("nginx.conf"), configuration(behind, settings));
            Process started = new ProcessBuilder(
                            binary.toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.out").toFile())
                    .start();
            if (listens(started)) {
                process = started;
                return;
            }
            stop(started);
            if (attempt == 3) {
                throw new IOException("nginx did not start: " + Files.readString(folder.resolve("nginx.out")));
            }
        }
    }

    String http() {
        return "http://127.0.0.1:" + ports[0];
    }

    String https() {
        return "https://127.0.0.1:" + ports[1];
    }

    String http2() {
        return "https://127.0.0.1:" + ports[2];
    }

    /** A store with the certificate; its password is {@code changeit}. */
    Path trustStore() {
        return folder.resolve("trust.p12");
    }

    private String configuration(int behind, String settings) {
        String tls = "ssl_certificate cert.pem; ssl_certificate_key key.pem;";
        return """
                daemon off;
                master_process off;
                pid nginx.pid;
                events { worker_connections 2000; }
                http {
                  access_log off;
                  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  upstream api { server 127.0.0.1:%d; keepalive 32; }
                  %s
                  server { listen 127.0.0.1:%d; include paths.conf; }
                  server { listen 127.0.0.1:%d ssl; %s include paths.conf; }
                  server { listen 127.0.0.1:%d ssl http2; %s include paths.conf; }
                }
                """.formatted(behind, settings, ports[0], ports[1], tls, ports[2], tls);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process helper = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(helper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (helper.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + said);
        }
    }

    /** Whether all ports are its own: it opens some before it gives up because of another. */
    private boolean listens(Process started) throws IOException, InterruptedException {
        for (int i = 0; i < 100 && started.isAlive(); i++) {
            if (Files.exists(folder.resolve("nginx.pid"))
                    && answers(ports[0])
                    && answers(ports[1])
                    && answers(ports[2])) {
                return started.isAlive();
            }
            Thread.sleep(100);
        }
        return false;
    }

    private static boolean answers(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process nginx) {
        nginx.destroy();
        nginx.onExit().completeOnTimeout(nginx, 5, TimeUnit.SECONDS).join();
    }
}
