package dev.cairn.workbench.published;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.cairn.json.Json;
import dev.cairn.workbench.pip.FileHash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A package index on this machine, in HTML or JSON, which can be told to do as bad ones do. */
public final class FakeIndex implements AutoCloseable {

    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final List<String> credentials = new CopyOnWriteArrayList<>();
    public final Map<String, Answer> answers = new ConcurrentHashMap<>();

    public boolean json;
    public boolean hashed = true;

    private final Map<String, List<Listed>> packages = new LinkedHashMap<>();
    private final HttpServer server;

    /** What stands on a page. */
    @SuppressWarnings("ArrayRecordComponent") // they are not compared
    private record Listed(
            String file, byte[] bytes, @Nullable String yanked) {}

    /** What a path answers, whatever would be there. */
    @FunctionalInterface
    public interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    public FakeIndex() throws IOException {
        this(null);
    }

    /** @param tls makes it a server over TLS */
    public FakeIndex(@Nullable SSLContext tls) throws IOException {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls == null) {
            server = HttpServer.create(here, 0);
        } else {
            HttpsServer secure = HttpsServer.create(here, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = secure;
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                asked.add(path);
                credentials.add(
                        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
                answer(path).give(exchange);
            }
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port() + "/simple";
    }

    public void put(String name, String file, byte[] bytes, @Nullable String yanked) {
        packages.computeIfAbsent("airbyte-source-" + name, key -> new ArrayList<>())
                .add(new Listed(file, bytes, yanked));
        answers.put("/files/" + file, exchange -> send(exchange, 200, "application/octet-stream", bytes));
    }

    public void put(TestPackage made, String name) throws IOException {
        put(name, made.wheelName(), made.wheel(), null);
    }

    private Answer answer(String path) {
        Answer told = answers.get(path);
        if (told != null) {
            return told;
        }
        if (path.equals("/simple/")) {
            return exchange -> send(exchange, 200, type(), root());
        }
        List<Listed> files = packages.get(path.replaceFirst("^/simple/", "").replaceFirst("/$", ""));
        return files == null || !path.startsWith("/simple/")
                ? exchange -> send(exchange, 404, "text/plain", "no")
                : exchange -> send(exchange, 200, type(), page(files));
    }

    private String type() {
        return json ? "application/vnd.pypi.simple.v1+json" : "text/html; charset=utf-8";
    }

    private String root() {
        if (json) {
            return Json.write(Map.of(
                    "meta",
                    Map.of("api-version", "1.1"),
                    "projects",
                    packages.keySet().stream()
                            .map(name -> Map.of("name", name, "_last-serial", 5L))
                            .toList()));
        }
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><body><!-- <a href=\"airbyte-source-no\"> -->\n");
        packages.keySet()
                .forEach(name -> page.append("<a href=\"/simple/").append(name).append("/\">x</a><br/>\n"));
        return page.append("</body></html>").toString();
    }

    private String page(List<Listed> files) {
        if (json) {
            List<Object> listed = new ArrayList<>();
            for (Listed file : files) {
                Map<String, @Nullable Object> one = new LinkedHashMap<>();
                one.put("filename", file.file);
                one.put("url", "../../files/" + file.file);
                one.put("hashes", hashed ? Map.of("sha256", hex(file)) : Map.of("md5", "00"));
                one.put("yanked", file.yanked == null ? (Object) false : file.yanked);
                listed.add(one);
            }
            return Json.write(Map.of("meta", Map.of("api-version", "1.0"), "name", "x", "files", listed));
        }
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><base href=\"/files/\"></head><body>\n");
        for (Listed file : files) {
            page.append("<a data-requires-python=\"&gt;=3.9,>2\" href='")
                    .append(file.file)
                    .append(hashed ? "#sha256=" + hex(file) : "#md5=00")
                    .append("'");
            if (file.yanked != null) {
                page.append(" data-yanked=\"").append(file.yanked).append('"');
            }
            page.append(">").append(file.file).append("</a><br/>\n");
        }
        return page.append("</body></html>").toString();
    }

    private static String hex(Listed file) {
        return FileHash.sha256(file.bytes).hex();
    }

    public static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    public static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public static Answer redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
