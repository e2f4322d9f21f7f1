package dev.cairn.http.auth.jwt;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key that tokens are signed with; opened once, and again when the configuration has another. Thread-safe. */
public final class JwtKey {

    private final JwtAlgorithm algorithm;
    private final Template key;
    private final boolean base64;
    private final @Nullable Template passphrase;
    private final String place;
    private volatile @Nullable Opened opened;

    /**
     * @param base64 whether the Base64 form of the key is the key; without effect on one that a passphrase opens
     * @param passphrase opens an encrypted key; null, or a template without value, for one in the clear
     * @param place where the manifest names the key, for messages
     */
    public JwtKey(JwtAlgorithm algorithm, Template key, boolean base64, @Nullable Template passphrase, String place) {
        this.algorithm = algorithm;
        this.key = key;
        this.base64 = base64;
        this.passphrase = passphrase;
        this.place = place;
    }

    private record Opened(String key, @Nullable String passphrase, JwtAlgorithm.Signer signer) {}

    JwtAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Signs with the key of the present configuration.
     *
     * @throws SystemException if the key is none for the algorithm
     */
    JwtAlgorithm.Signer signer(Scope scope, SecretMask secrets) {
        String text = text(key, scope, "secret_key");
        String phrase = passphrase == null ? null : text(passphrase, scope, "passphrase");
        String opening = phrase == null || phrase.isEmpty() ? null : phrase;
        Opened known = opened;
        if (known != null && known.key.equals(text) && Objects.equals(known.passphrase, opening)) {
            return known.signer;
        }
        secrets.add(text);
        if (opening != null) {
            secrets.add(opening);
        }
        String used = base64 && opening == null
                ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                : text;
        secrets.add(used);
        try {
            JwtAlgorithm.Signer signer = algorithm.signer(used, opening);
            opened = new Opened(text, opening, signer);
            return signer;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw failure(e);
        }
    }

    private String text(Template template, Scope scope, String field) {
        Object value = template.evaluate(scope);
        if (!PythonTruth.isTrue(value)) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw new SystemException(place + ": failed to sign a token: " + field + " is no text");
    }

    SystemException failure(Exception cause) {
        return new SystemException(
                place + ": failed to sign a token with " + algorithm + ": " + cause.getMessage(),
                String.valueOf(cause.getMessage()),
                cause);
    }
}
