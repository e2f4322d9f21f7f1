package dev.cairn.workbench.pip;

import dev.cairn.core.error.ConfigException;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.client.DecodingTransport;
import dev.cairn.http.connection.Connections;
import dev.cairn.http.connection.NetworkSettings;
import dev.cairn.http.wire.UrlJoin;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.workbench.budget.Budget;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks indexes, and the servers that have their files. Credentials go to the server that they belong to, and to no other
 * that it redirects to.
 */
final class IndexClient {

    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final IndexSettings settings;
    private final HttpTransport bytes;
    private final HttpTransport pages;

    /** What is asked for may be gone. */
    record Answer(IndexUrl url, RawResponse response) {

        String type() {
            return response.headers().value("Content-Type").orElse("");
        }
    }

    /** @param budget bounds all requests together */
    IndexClient(IndexSettings settings, Budget budget) throws IndexException {
        this.settings = settings;
        HttpTransport connections = new Connections(
                new NetworkSettings(
                        settings.timeout(),
                        settings.timeout(),
                        false,
                        false,
                        settings.publicOnly(),
                        settings.environment()),
                IndexTrust.of(settings));
        this.bytes = budget.network(connections);
        this.pages = budget.network(new DecodingTransport(connections));
    }

    /**
     * The answer to a GET; nothing where the server says that there is no such thing.
     *
     * @param accepted the types of a page; null for a file, whose bytes are not touched, since servers may say of
     *     an archive that it is packed for the transfer
     * @throws IndexException if there is no answer, or another one
     */
    Optional<Answer> get(IndexUrl url, @Nullable String accepted) throws IOException, InterruptedException {
        IndexUrl asked = url;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            RawResponse response = send(asked, accepted);
            Optional<String> location = response.headers().value("Location");
            if (REDIRECTS.contains(response.status()) && location.isPresent()) {
                response.close();
                asked = IndexUrl.of(UrlJoin.resolve(asked.text(), location.get()));
            } else if (response.status() == 200) {
                return Optional.of(new Answer(asked, response));
            } else {
                response.close();
                if (response.status() == 404 || response.status() == 410) {
                    return Optional.empty();
                }
                throw refused(asked, response.status());
            }
        }
        throw new IndexException(url + " redirects more than " + MOST_REDIRECTS + " times");
    }

    private RawResponse send(IndexUrl url, @Nullable String accepted) throws IOException, InterruptedException {
        if (!settings.mayBeAsked(url)) {
            throw new IndexException(
                    url + " would be asked without TLS (expected https://, or its host in trusted-host)");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "cairn");
        if (accepted == null) {
            headers.put("Accept-Encoding", "identity");
        } else {
            headers.put("Accept", accepted);
        }
        IndexUrl.Login login = settings.login(url);
        if (login != null) {
            headers.put("Authorization", login.header());
        }
        try {
            return (accepted == null ? bytes : pages).send(new Request("GET", url.text(), Headers.of(headers), null));
        } catch (ConfigException e) {
            throw new IndexException(url + " cannot be had: only public addresses may be asked, and only over TLS", e);
        } catch (IOException e) {
            throw unreachable(url, e);
        }
    }

    /** The body, whole. */
    byte[] body(Answer answer, int most) throws IndexException {
        try (InputStream body = answer.response().body()) {
            byte[] bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IndexException(answer.url() + " is larger than " + (most >> 20) + " MiB");
            }
            return bytes;
        } catch (IndexException e) {
            throw e;
        } catch (IOException e) {
            throw unreachable(answer.url(), e);
        }
    }

    static IndexException unreachable(IndexUrl url, IOException failure) {
        return new IndexException(url + " cannot be had: " + FailureWords.of(failure), failure);
    }

    private static IndexException refused(IndexUrl url, int status) {
        String hint = status == 401 || status == 403
                ? ": it wants other credentials (in the address of the index, or in .netrc)"
                : "";
        return new IndexException(url + " answers with status " + status + hint);
    }
}
