package dev.cairn.server.internal.page;

import dev.cairn.server.internal.http.Answer;
import dev.cairn.server.internal.http.BufferedBody;
import dev.cairn.server.internal.http.Endpoint;
import dev.cairn.server.internal.http.Site;
import dev.cairn.workbench.timeline.TimelineDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that the page is made of. Thread-safe. */
public final class WebFiles implements Site {

    /** What each answer to the page has: browsers keep nothing, and give nothing to other sites. */
    static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store");

    private static final String BASE = "/dev/cairn/server/page/web/";
    private static final Pattern NAME = Pattern.compile("/web/([a-z0-9-]+/)*[a-z-]+\\.(js|css|svg)");
    private static final Pattern IMPORT_MAP = Pattern.compile("(?s)<script type=\"importmap\">(.*?)</script>");
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");

    private final String index;
    private final String importMapHash;

    public WebFiles() {
        try {
            this.index = new String(resource("index.html"), StandardCharsets.UTF_8);
            Matcher map = IMPORT_MAP.matcher(index);
            if (!map.find()) {
                throw new IllegalStateException("the page has no import map");
            }
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
            this.importMapHash = Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each JDK has it
        }
    }

    @Override
    public Optional<Endpoint> find(String path) {
        if (path.equals("/")) {
            return Optional.of(at(path, this::page));
        }
        if (!NAME.matcher(path).matches()) {
            return Optional.empty();
        }
        String name = path.substring("/web/".length());
        boolean there = name.startsWith("timeline.") || WebFiles.class.getResource(BASE + name) != null;
        return there ? Optional.of(at(path, () -> file(name))) : Optional.empty();
    }

    private static Endpoint at(String path, Supplier<Answer> answer) {
        return Endpoint.atOnce(path, List.of("GET"), HEADERS, answer);
    }

    private Answer page() {
        String nonce = PageToken.word(16);
        byte[] page = index.replace("NONCE", nonce).getBytes(StandardCharsets.UTF_8);
        return Answer.ok("text/html; charset=utf-8", BufferedBody.of(page))
                .with("Content-Security-Policy", policy(nonce));
    }

    private static Answer file(String name) {
        byte[] content = name.startsWith("timeline.")
                ? TimelineDocument.resource(name).getBytes(StandardCharsets.UTF_8)
                : resource(name);
        return Answer.ok(
                Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1))), BufferedBody.of(content));
    }

    /** What the page may do: nothing but what it brings, and to ask this server. */
    private String policy(String nonce) {
        return "default-src 'none'; script-src 'self' 'sha256-" + importMapHash + "'; style-src 'self' 'nonce-" + nonce
                + "'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(WebFiles.class.getResourceAsStream(BASE + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
