package dev.cairn.http.auth.jwt;

import dev.cairn.http.auth.jwt.JwtAlgorithm.SignatureScheme;
import dev.cairn.http.auth.jwt.JwtAlgorithm.Signer;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.jspecify.annotations.Nullable;

/**
 * Signs with a key on one elliptic curve. Uses Bouncy Castle, since newer JDKs lack one of the curves.
 *
 * @param digest the JDK's name of the digest
 * @param curve the name of the curve in the standards for efficient cryptography
 */
record CurveSignature(String digest, String curve) implements SignatureScheme {

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

    private ECPrivateKeyParameters onCurve(String key, @Nullable String passphrase) throws GeneralSecurityException {
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
