package dev.cairn.workbench.pseudonym;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes private keys that take the place of others: of the same kind, opening nothing. */
final class ThrowawayKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]*)PRIVATE KEY-----([^-]*)-----END [A-Z ]*PRIVATE KEY-----");

    private ThrowawayKey() {}

    /** A key of the kind of the one in a text, PKCS #8 in PEM; empty if there is none, or of a kind that is not known here. */
    static Optional<String> like(String text) {
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            return Optional.empty();
        }
        try {
            KeyPairGenerator generator = generator(pem.group(1), der(pem.group(2)));
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key);
            return Optional.of("-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static String der(String base64) {
        try {
            return HexFormat.of().formatHex(Base64.getMimeDecoder().decode(base64.replace("\\n", "")));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** By the words before the key, or the identifiers of algorithms and curves in it. */
    private static KeyPairGenerator generator(String words, String der) throws GeneralSecurityException {
        if (der.contains("06032b6570")) {
            return KeyPairGenerator.getInstance("Ed25519");
        }
        if (words.contains("EC") || der.contains("06072a8648ce3d0201")) {
            KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
            String curve = der.contains("06052b81040022") ? "384" : der.contains("06052b81040023") ? "521" : "256";
            curves.initialize(new ECGenParameterSpec("secp" + curve + "r1"));
            return curves;
        }
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        return rsa;
    }
}
