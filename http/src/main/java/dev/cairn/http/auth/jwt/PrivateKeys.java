package dev.cairn.http.auth.jwt;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * Reads private keys in PEM: PKCS #8 and the older forms of RSA and elliptic curves, in the clear or encrypted. Messages
 * say what is wrong and hold nothing of a key.
 */
final class PrivateKeys {

    private PrivateKeys() {}

    /** The provider of ciphers for encrypted keys, which takes long to load and few need. */
    private static final class Ciphers {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }

    /**
     * The first private key of a text.
     *
     * @param passphrase opens it; null for a key in the clear
     * @throws GeneralSecurityException if there is none, or the passphrase is not the right one, missing or too much
     */
    static PrivateKeyInfo parse(String pem, @Nullable String passphrase) throws GeneralSecurityException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object item = parser.readObject(); item != null; item = parser.readObject()) {
                if (item instanceof PEMEncryptedKeyPair pair) {
                    return pair.decryptKeyPair(new BcPEMDecryptorProvider(required(passphrase)))
                            .getPrivateKeyInfo();
                } else if (item instanceof PKCS8EncryptedPrivateKeyInfo info) {
                    return info.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                            .setProvider(Ciphers.PROVIDER)
                            .build(required(passphrase)));
                } else if (item instanceof PEMKeyPair pair) {
                    return inTheClear(pair.getPrivateKeyInfo(), passphrase);
                } else if (item instanceof PrivateKeyInfo info) {
                    return inTheClear(info, passphrase);
                }
            }
        } catch (IOException | OperatorCreationException | PKCSException | RuntimeException e) {
            throw new InvalidKeyException(
                    passphrase == null
                            ? "the private key is malformed"
                            : "the private key cannot be opened with the passphrase",
                    e);
        }
        throw new InvalidKeyException("the key is no private key in PEM form (-----BEGIN … PRIVATE KEY-----)");
    }

    private static char[] required(@Nullable String passphrase) throws InvalidKeyException {
        if (passphrase == null) {
            throw new InvalidKeyException("the private key is encrypted; it needs a passphrase");
        }
        return passphrase.toCharArray();
    }

    private static PrivateKeyInfo inTheClear(PrivateKeyInfo key, @Nullable String passphrase)
            throws InvalidKeyException {
        if (passphrase != null) {
            throw new InvalidKeyException("the private key is not encrypted; it needs no passphrase");
        }
        return key;
    }

    /** The key as the JDK has it. */
    static PrivateKey key(PrivateKeyInfo info) throws GeneralSecurityException {
        String kind = switch (info.getPrivateKeyAlgorithm().getAlgorithm().getId()) {
            case "1.2.840.113549.1.1.1" -> "RSA";
            case "1.2.840.10045.2.1" -> "EC";
            case "1.3.101.112", "1.3.101.113" -> "EdDSA";
            default -> throw new InvalidKeyException("the private key is of an unknown kind");
        };
        try {
            // Without the attributes and the public key that it may hold and the JDK does not read.
            PrivateKeyInfo bare = new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey());
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bare.getEncoded()));
        } catch (IOException e) {
            throw new InvalidKeyException("the private key is malformed", e);
        }
    }
}
