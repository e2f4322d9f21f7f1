package dev.cairn.http.auth.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** The algorithm that signs a token; constants have the registered names. */
public enum JwtAlgorithm {
    HS256,
    HS384,
    HS512,
    RS256,
    RS384,
    RS512,
    PS256,
    PS384,
    PS512,
    ES256,
    ES256K,
    ES384,
    ES512,
    EdDSA;

    private SignatureScheme scheme() {
        return switch (this) {
            case HS256 -> new SharedSecret("HmacSHA256");
            case HS384 -> new SharedSecret("HmacSHA384");
            case HS512 -> new SharedSecret("HmacSHA512");
            case RS256 -> KeyPairSignature.rsa("SHA256withRSA");
            case RS384 -> KeyPairSignature.rsa("SHA384withRSA");
            case RS512 -> KeyPairSignature.rsa("SHA512withRSA");
            case PS256 -> KeyPairSignature.pss("SHA-256", 32);
            case PS384 -> KeyPairSignature.pss("SHA-384", 48);
            case PS512 -> KeyPairSignature.pss("SHA-512", 64);
            case ES256 -> new CurveSignature("SHA-256", "secp256r1");
            case ES256K -> new CurveSignature("SHA-256", "secp256k1");
            case ES384 -> new CurveSignature("SHA-384", "secp384r1");
            case ES512 -> new CurveSignature("SHA-512", "secp521r1");
            case EdDSA -> KeyPairSignature.edwards();
        };
    }

    /**
     * Makes a key ready to sign with.
     *
     * @param key the shared secret, or a private key in PEM
     * @param passphrase opens the private key; null for one in the clear
     * @throws GeneralSecurityException if the key is of another kind, or cannot be opened; the message does not quote
     *     it
     */
    Signer signer(String key, @Nullable String passphrase) throws GeneralSecurityException {
        return scheme().signer(key, passphrase);
    }

    /** Signs bytes. Thread-safe. */
    @FunctionalInterface
    interface Signer {

        /** The signature in the form that tokens have it. */
        byte[] sign(byte[] bytes) throws GeneralSecurityException;

        default byte[] sign(String text) throws GeneralSecurityException {
            return sign(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** What kind of key a family of algorithms takes, and what it does with it. */
    @FunctionalInterface
    interface SignatureScheme {

        Signer signer(String key, @Nullable String passphrase) throws GeneralSecurityException;
    }
}
