package dev.cairn.workbench.pip;

import dev.cairn.http.wire.UrlTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which indexes are asked, and how.
 *
 * @param indexes in the order in which they count where two have the same file
 * @param trusted hosts, perhaps with a port, whose certificates are not looked at and which may be asked without TLS
 * @param certificates a file or folder with the authorities that count in place of the JVM's; null for those
 * @param timeout how long a server may be silent
 * @param publicOnly whether only public addresses are asked, and only over TLS
 * @param environment the variables that name proxies
 */
record IndexSettings(
        List<IndexUrl> indexes,
        Set<String> trusted,
        @Nullable Path certificates,
        Duration timeout,
        boolean publicOnly,
        Map<String, String> environment,
        NetrcFile netrc) {

    /** Where pip looks without any configuration. */
    private static final String STANDARD = "https://pypi.org/simple";

    /** Those that pip would have. */
    static IndexSettings of(PipFiles files, boolean publicOnly) throws IndexException {
        PipConfiguration pip = PipConfiguration.of(files);
        if (pip.isSet("no-index")) {
            throw new IndexException("pip is configured to ask no index (no-index)");
        }
        List<IndexUrl> indexes = new ArrayList<>();
        indexes.add(IndexUrl.of(pip.value("index-url").orElse(STANDARD)));
        for (String extra : pip.values("extra-index-url")) {
            indexes.add(IndexUrl.of(extra));
        }
        Map<String, String> environment = new LinkedHashMap<>(files.environment());
        pip.value("proxy").ifPresent(proxy -> {
            environment.put("http_proxy", proxy);
            environment.put("https_proxy", proxy);
        });
        return new IndexSettings(
                List.copyOf(indexes),
                Set.copyOf(pip.values("trusted-host")),
                pip.value("cert").map(files::path).orElse(null),
                timeout(pip),
                publicOnly,
                environment,
                NetrcFile.of(files));
    }

    private static Duration timeout(PipConfiguration pip) throws IndexException {
        String text =
                pip.value("timeout").or(() -> pip.value("default-timeout")).orElse("15");
        try {
            return Duration.ofMillis(Math.max(1, (long) (Double.parseDouble(text) * 1000)));
        } catch (NumberFormatException e) {
            throw new IndexException("pip's timeout is '" + text + "' (expected seconds)", e);
        }
    }

    boolean isTrusted(String host, int port) {
        return trusted.contains(host) || trusted.contains(host + ":" + port) || trusted.contains("*");
    }

    /** Whether an address may be asked: over TLS, on this machine, or since its host is trusted. */
    boolean mayBeAsked(IndexUrl url) {
        UrlTarget target = url.target();
        return target.isSecure()
                || target.host().equals("localhost")
                || target.host().startsWith("127.")
                || target.host().equals("::1")
                || isTrusted(target.host(), target.port());
    }

    /** The credentials for an address: its own, those of an index on the same server, or those of the file {@code .netrc}. */
    IndexUrl.@Nullable Login login(IndexUrl url) {
        if (url.login() != null) {
            return url.login();
        }
        return indexes.stream()
                .filter(index -> index.login() != null && index.isOfOneServer(url))
                .findFirst()
                .map(IndexUrl::login)
                .or(() -> netrc.login(url.target().host()))
                .orElse(null);
    }
}
