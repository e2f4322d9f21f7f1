package dev.cairn.http.auth.jwt;

import dev.cairn.http.auth.jwt.JwtAlgorithm.SignatureScheme;
import dev.cairn.http.auth.jwt.JwtAlgorithm.Signer;
import dev.cairn.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
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

    /**
     * Signs with an RSA or Edwards key.
     *
     * @param algorithm the JDK's name of the signature
     * @param kind the JDK's name of the keys
     * @param parameters those of the signature; null for none
     */
    private record KeyPairSignature(
            String algorithm, String kind, @Nullable AlgorithmParameterSpec parameters) implements SignatureScheme {

        static KeyPairSignature rsa(String algorithm) {
            return new KeyPairSignature(algorithm, "RSA", null);
        }

        /** @param saltLength in bytes, that of the digest */
        static KeyPairSignature pss(String digest, int saltLength) {
            return new KeyPairSignature(
                    "RSASSA-PSS",
                    "RSA",
                    new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), saltLength, 1));
        }

        static KeyPairSignature edwards() {
            return new KeyPairSignature("EdDSA", "EdDSA", null);
        }

        @Override
        public Signer signer(String key, @Nullable String passphrase) throws GeneralSecurityException {
            PrivateKey privateKey = PrivateKeys.key(PrivateKeys.parse(key, passphrase));
            if (!privateKey.getAlgorithm().equals(kind)) {
                throw new InvalidKeyException(
                        "the private key is for " + privateKey.getAlgorithm() + ", not for " + kind);
            }
            return bytes -> {
                Signature signature = Signature.getInstance(algorithm);
                if (parameters != null) {
                    signature.setParameter(parameters);
                }
                signature.initSign(privateKey);
                signature.update(bytes);
                return signature.sign();
            };
        }
    }

    /**
     * Signs with a secret that both sides know. As in PyJWT the secret may have any length, and a key for another kind of
     * algorithm is refused.
     *
     * @param mac the JDK's name of the code
     */
    private record SharedSecret(String mac) implements SignatureScheme {

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

    /**
     * Signs with a key on one elliptic curve. Uses Bouncy Castle, since newer JDKs lack one of the curves.
     *
     * @param digest the JDK's name of the digest
     * @param curve the name of the curve in the standards for efficient cryptography
     */
    private record CurveSignature(String digest, String curve) implements SignatureScheme {

        @Override
        public Signer signer(String key, @Nullable String passphrase) throws GeneralSecurityException {
            ECPrivateKeyParameters privateKey = onCurve(key, passphrase);
            BigInteger order = privateKey.getParameters().getN();
            return bytes -> {
                byte[] hash = MessageDigest.getInstance(digest).digest(bytes);
                ECDSASigner signer = new ECDSASigner();
                signer.init(true, privateKey);
                BigInteger[] signature = signer.generateSignature(hash);
                return PlainDSAEncoding.INSTANCE.encode(order, signature[0], signature[1]);
            };
        }

        private ECPrivateKeyParameters onCurve(String key, @Nullable String passphrase)
                throws GeneralSecurityException {
            AsymmetricKeyParameter parsed;
            try {
                parsed = PrivateKeyFactory.createKey(PrivateKeys.parse(key, passphrase));
            } catch (IOException | RuntimeException e) {
                throw new InvalidKeyException("the private key cannot be used", e);
            }
            if (!(parsed instanceof ECPrivateKeyParameters privateKey)) {
                throw new InvalidKeyException("the private key is none of an elliptic curve");
            }
            X9ECParameters named = ECNamedCurveTable.getByName(curve);
            ECDomainParameters given = privateKey.getParameters();
            if (!named.getCurve().equals(given.getCurve()) || !named.getG().equals(given.getG())) {
                throw new InvalidKeyException("the private key is not on the curve " + curve);
            }
            return privateKey;
        }
    }
}
