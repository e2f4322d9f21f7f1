package dev.cairn.http.auth.jwt;

import dev.cairn.http.auth.jwt.JwtAlgorithm.SignatureScheme;
import dev.cairn.http.auth.jwt.JwtAlgorithm.Signer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs with an RSA or Edwards key.
 *
 * @param algorithm the JDK's name of the signature
 * @param kind the JDK's name of the keys
 * @param parameters those of the signature; null for none
 */
record KeyPairSignature(
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
            throw new InvalidKeyException("the private key is for " + privateKey.getAlgorithm() + ", not for " + kind);
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
