package dev.cairn.workbench.pip;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts the servers that pip would: by the authorities that it was given, and some hosts without a look at their certificates. */
final class IndexTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager others;
    private final IndexSettings settings;

    private IndexTrust(X509ExtendedTrustManager others, IndexSettings settings) {
        this.others = others;
        this.settings = settings;
    }

    /** Null where nothing is configured, so that the JVM's authorities count for all. */
    static @Nullable SSLContext of(IndexSettings settings) throws IndexException {
        Path certificates = settings.certificates();
        if (certificates == null && settings.trusted().isEmpty()) {
            return null;
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(certificates == null ? null : authorities(certificates));
            X509ExtendedTrustManager others = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new IndexTrust(others, settings)}, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IndexException(
                    certificates + ", which pip's 'cert' names, has no certificates that can be read", e);
        }
    }

    private static KeyStore authorities(Path path) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Path file : files(path)) {
            try (InputStream in =
                    new BufferedInputStream(Files.newInputStream(file))) { // certificates are read byte by byte
                for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    store.setCertificateEntry(Integer.toString(store.size()), one);
                }
            }
        }
        if (store.size() == 0) {
            throw new CertificateException("no certificates");
        }
        return store;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(Files::isRegularFile).toList();
        }
    }

    private boolean isTrusted(@Nullable SSLSession session) {
        return session != null && settings.isTrusted(session.getPeerHost(), session.getPeerPort());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        if (!(socket instanceof SSLSocket secure) || !isTrusted(secure.getHandshakeSession())) {
            others.checkServerTrusted(chain, kind, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        if (!isTrusted(engine.getHandshakeSession())) {
            others.checkServerTrusted(chain, kind, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        others.checkServerTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        others.checkClientTrusted(chain, kind);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        others.checkClientTrusted(chain, kind, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        others.checkClientTrusted(chain, kind, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return others.getAcceptedIssuers();
    }
}
