package dev.cairn.server.internal.page;

import dev.cairn.workbench.timeline.TimelineDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of the page. Thread-safe. */
public final class PageFiles {

    private static final Pattern NAME = Pattern.compile("/web/([a-z0-9-]+/)*[a-z-]+\\.(js|css|svg)");
    private static final Pattern IMPORT_MAP = Pattern.compile("(?s)<script type=\"importmap\">(.*?)</script>");
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");

    private final String index;
    private final String importMapHash;

    /** Reads the page. */
    public PageFiles() {
        try {
            this.index = new String(resource("index.html"), StandardCharsets.UTF_8);
            Matcher map = IMPORT_MAP.matcher(index);
            if (!map.find()) {
                throw new IllegalStateException("the page has no import map");
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
            this.importMapHash = Base64.getEncoder().encodeToString(digest);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // they are in the jar, and in each JDK
        }
    }

    /** The page itself; {@code nonce} allows its editor's styles. */
    public byte[] index(String nonce) {
        return index.replace("NONCE", nonce).getBytes(StandardCharsets.UTF_8);
    }

    /** What the page may do: nothing but what it brings, and to ask this server. */
    public String policy(String nonce) {
        return "default-src 'none'; script-src 'self' 'sha256-" + importMapHash + "'; style-src 'self' 'nonce-" + nonce
                + "'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** Another file; null where there is none of that path. */
    public byte @Nullable [] file(String path) throws IOException {
        if (!NAME.matcher(path).matches()) {
            return null;
        }
        String name = path.substring("/web/".length());
        if (name.startsWith("timeline.")) {
            return TimelineDocument.resource(name).getBytes(StandardCharsets.UTF_8);
        }
        return PageFiles.class.getResource(base() + name) == null ? null : resource(name);
    }

    /** The media type of a file. */
    public static String type(String path) {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static String base() {
        return "/dev/cairn/server/page/web/";
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(base() + name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return in.readAllBytes();
        }
    }
}
