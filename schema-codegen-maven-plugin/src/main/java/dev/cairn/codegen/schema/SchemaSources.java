package dev.cairn.codegen.schema;

import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches the bytes of documents: files, resources on the class path and, where that is allowed, the network. */
public final class SchemaSources {

    private static final Set<String> CLASSPATH_SCHEMES = Set.of("classpath", "resource", "java");
    private static final String JAR = "jar:file:";
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Path baseDirectory;
    private final ClassLoader classpath;
    private final boolean networkAllowed;

    /**
     * Where to look.
     *
     * @param baseDirectory diagnostics name files relative to this folder
     * @param classpath where {@code classpath:} addresses are looked up
     * @param networkAllowed whether others than files are fetched
     */
    public SchemaSources(Path baseDirectory, ClassLoader classpath, boolean networkAllowed) {
        this.baseDirectory = baseDirectory;
        this.classpath = classpath;
        this.networkAllowed = networkAllowed;
    }

    /** Whether a document can be looked up without a network, and is there. */
    public boolean isThere(URI uri) {
        if ("file".equals(uri.getScheme())) {
            return Files.isRegularFile(Path.of(uri));
        }
        if (uri.toString().startsWith(JAR)) {
            return isInJar(uri);
        }
        return CLASSPATH_SCHEMES.contains(String.valueOf(uri.getScheme()))
                && classpath.getResource(resource(uri)) != null;
    }

    private static boolean isInJar(URI uri) {
        try {
            URLConnection connection = uri.toURL().openConnection();
            connection.setUseCaches(false);
            connection.getInputStream().close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The bytes of a document.
     *
     * @throws IllegalArgumentException if it cannot be fetched; the message fits behind a place
     */
    public byte[] bytes(URI uri) {
        String scheme = String.valueOf(uri.getScheme());
        try {
            if (scheme.equals("file")) {
                Path file = Path.of(uri);
                if (!Files.isRegularFile(file)) {
                    throw new IllegalArgumentException("there is no file " + nameOf(uri));
                }
                return Files.readAllBytes(file);
            }
            if (CLASSPATH_SCHEMES.contains(scheme)) {
                return fromClasspath(resource(uri));
            }
            boolean local = uri.toString().startsWith(JAR);
            if (!local && !networkAllowed) {
                throw new IllegalArgumentException("references over the network are refused (" + uri
                        + "); name a copy in referencePaths, or allow them with allowNetworkReferences");
            }
            URLConnection connection = uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setUseCaches(false);
            try (InputStream stream = connection.getInputStream()) {
                return stream.readAllBytes();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + uri + ": " + FailureWords.of(e), e);
        }
    }

    private byte[] fromClasspath(String name) throws IOException {
        @Nullable InputStream found = classpath.getResourceAsStream(name);
        try (@Nullable
                InputStream stream =
                        found == null ? SchemaSources.class.getClassLoader().getResourceAsStream(name) : found) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no " + name + " on the classpath");
            }
            return stream.readAllBytes();
        }
    }

    private static String resource(URI uri) {
        return uri.getSchemeSpecificPart().replaceFirst("^/+", "");
    }

    /** The name of a document in diagnostics. */
    public String nameOf(URI uri) {
        if (!"file".equals(uri.getScheme())) {
            return uri.toString();
        }
        Path file = Path.of(uri);
        Path name = file.startsWith(baseDirectory) ? baseDirectory.relativize(file) : file;
        return name.toString().replace('\\', '/');
    }
}
