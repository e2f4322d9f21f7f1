package dev.cairn.server.internal.page;

import dev.cairn.server.internal.http.Answer;
import dev.cairn.server.internal.http.Endpoint.Gate;
import dev.cairn.server.internal.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.jetty.http.HttpFields;

/** What the page has to know to be let in; it stands in the address that is printed. Thread-safe. */
public final class PageToken implements Gate {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String token = word(32);

    @Override
    public void require(HttpFields headers) throws Refusal {
        String given = String.valueOf(headers.get("X-Cairn-Token"));
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(Answer.failed(401, "open the page by the address that cairn printed"));
        }
    }

    /** The token, in characters that addresses may have. */
    public String text() {
        return token;
    }

    /** A word that cannot be guessed. */
    static String word(int bytes) {
        byte[] word = new byte[bytes];
        RANDOM.nextBytes(word);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
    }
}
