package dev.cairn.http.auth.jwt;

import dev.cairn.http.auth.jwt.JwtAlgorithm.SignatureScheme;
import dev.cairn.http.auth.jwt.JwtAlgorithm.Signer;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs with a secret that both sides know. As in PyJWT the secret may have any length, and a key for another kind of
 * algorithm is refused.
 *
 * @param mac the JDK's name of the code
 */
record SharedSecret(String mac) implements SignatureScheme {

    private static final Pattern KEY_OF_A_PAIR =
            Pattern.compile("-----BEGIN [A-Z0-9 ]+-----|^(ssh-(rsa|dss|ed25519)|ecdsa-sha2-\\S+) ");

    @Override
    public Signer signer(String key, @Nullable String passphrase) throws GeneralSecurityException {
        if (passphrase != null) {
            throw new InvalidKeyException("a passphrase opens private keys, but " + mac + " takes a shared secret");
        }
        if (key.isEmpty()) {
            throw new InvalidKeyException("the shared secret is empty");
        }
        if (KEY_OF_A_PAIR.matcher(key).find() || isJsonWebKey(key)) {
            throw new InvalidKeyException("the key belongs to another kind of algorithm, and is no shared secret");
        }
        SecretKeySpec secret = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), mac);
        return bytes -> {
            Mac code = Mac.getInstance(mac);
            code.init(secret);
            return code.doFinal(bytes);
        };
    }

    private static boolean isJsonWebKey(String key) {
        if (!key.strip().startsWith("{")) {
            return false;
        }
        try {
            return Json.parse(key) instanceof Map<?, ?> members && members.containsKey("kty");
        } catch (IOException e) {
            return false;
        }
    }
}
