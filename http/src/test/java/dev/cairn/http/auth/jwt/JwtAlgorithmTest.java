package dev.cairn.http.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures are checked by another implementation than the one that made them, where there are two. */
class JwtAlgorithmTest {

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final byte[] TEXT = "header.claims".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void rsaKeysSign(String name) throws Exception {
        KeyPair pair = rsa();
        byte[] signature = JwtAlgorithm.valueOf(name).signer(pem(pair), null).sign(TEXT);
        String digest = name.substring(2);
        Signature check =
                Signature.getInstance(name.startsWith("RS") ? "SHA" + digest + "withRSA" : "RSASSA-PSS", BOUNCY_CASTLE);
        if (name.startsWith("PS")) {
            check.setParameter(new PSSParameterSpec(
                    "SHA-" + digest, "MGF1", new MGF1ParameterSpec("SHA-" + digest), Integer.parseInt(digest) / 8, 1));
        }
        check.initVerify(pair.getPublic());
        check.update(TEXT);
        assertTrue(check.verify(signature));
    }

    @ParameterizedTest
    @CsvSource({
        "ES256, secp256r1, SHA256, 64",
        "ES256K, secp256k1, SHA256, 64",
        "ES384, secp384r1, SHA384, 96",
        "ES512, secp521r1, SHA512, 132"
    })
    void keysOnACurveSign(String name, String curve, String digest, int length) throws Exception {
        KeyPair pair = pair("EC", new ECGenParameterSpec(curve), BOUNCY_CASTLE);
        byte[] signature = JwtAlgorithm.valueOf(name).signer(pem(pair), null).sign(TEXT);
        assertEquals(length, signature.length);
        boolean ours = curve.equals("secp256k1"); // The JDK does not know this one.
        Signature check = ours
                ? Signature.getInstance(digest + "withPLAIN-ECDSA", BOUNCY_CASTLE)
                : Signature.getInstance(digest + "withECDSAinP1363Format");
        check.initVerify(pair.getPublic());
        check.update(TEXT);
        assertTrue(check.verify(signature));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "Ed448"})
    void edwardsKeysSign(String curve) throws Exception {
        KeyPair pair = pair(curve, null, BOUNCY_CASTLE);
        byte[] signature = JwtAlgorithm.EdDSA.signer(pem(pair), null).sign(TEXT);
        Signature check = Signature.getInstance(curve, BOUNCY_CASTLE);
        check.initVerify(pair.getPublic());
        check.update(TEXT);
        assertTrue(check.verify(signature));
    }

    @Test
    void aKeyInTheOlderFormIsRead() throws Exception {
        KeyPair pair = rsa();
        assertEquals(
                JwtAlgorithm.RS256.signer(pem(pair), null).sign(TEXT).length,
                JwtAlgorithm.RS256.signer(olderPem(pair, null), null).sign(TEXT).length);
        KeyPair curve = pair("EC", new ECGenParameterSpec("secp256r1"), BOUNCY_CASTLE);
        assertEquals(64, JwtAlgorithm.ES256.signer(olderPem(curve, null), null).sign(TEXT).length);
    }

    @Test
    void aPassphraseOpensAnEncryptedKey() throws Exception {
        KeyPair pair = rsa();
        byte[] expected = JwtAlgorithm.RS256.signer(pem(pair), null).sign(TEXT);
        for (String pem : new String[] {encryptedPem(pair, "open"), olderPem(pair, "open")}) {
            assertArrayEquals(expected, JwtAlgorithm.RS256.signer(pem, "open").sign(TEXT));
            refuses("the private key cannot be opened with the passphrase", JwtAlgorithm.RS256, pem, "wrong");
            refuses("the private key is encrypted; it needs a passphrase", JwtAlgorithm.RS256, pem, null);
        }
        refuses("the private key is not encrypted; it needs no passphrase", JwtAlgorithm.RS256, pem(pair), "open");
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws Exception {
        String curve = pem(pair("EC", new ECGenParameterSpec("secp384r1"), BOUNCY_CASTLE));
        refuses("the private key is for EC, not for RSA", JwtAlgorithm.RS256, curve, null);
        refuses("the private key is not on the curve secp256r1", JwtAlgorithm.ES256, curve, null);
        refuses("the private key is none of an elliptic curve", JwtAlgorithm.ES256, pem(rsa()), null);
        refuses(
                "the key is no private key in PEM form (-----BEGIN … PRIVATE KEY-----)",
                JwtAlgorithm.PS256,
                "a shared secret",
                null);
    }

    private static void refuses(String message, JwtAlgorithm algorithm, String key, @Nullable String passphrase) {
        assertEquals(
                message,
                assertThrows(InvalidKeyException.class, () -> algorithm.signer(key, passphrase))
                        .getMessage());
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static KeyPair pair(String kind, @Nullable AlgorithmParameterSpec parameters, Provider provider)
            throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, provider);
        if (parameters != null) {
            generator.initialize(parameters);
        }
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair pair) throws IOException {
        return written(new JcaPKCS8Generator(pair.getPrivate(), null));
    }

    private static String encryptedPem(KeyPair pair, String passphrase) throws IOException, OperatorCreationException {
        return written(new JcaPKCS8Generator(
                pair.getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setProvider(BOUNCY_CASTLE)
                        .setPassword(passphrase.toCharArray())
                        .build()));
    }

    private static String olderPem(KeyPair pair, @Nullable String passphrase) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            Object key = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
            if (passphrase == null) {
                writer.writeObject(key);
            } else {
                writer.writeObject(
                        key,
                        new JcePEMEncryptorBuilder("AES-256-CBC")
                                .setProvider(BOUNCY_CASTLE)
                                .build(passphrase.toCharArray()));
            }
        }
        return text.toString();
    }

    private static String written(Object key) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(key);
        }
        return text.toString();
    }
}
