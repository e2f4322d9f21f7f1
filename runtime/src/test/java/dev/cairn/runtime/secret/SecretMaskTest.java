package dev.cairn.runtime.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    @Test
    void masksASecretInEveryFormInWhichItTravels() {
        SecretMask mask = new SecretMask();
        mask.add("a \"b\"&=");
        assertEquals(
                "plain **** query **** path **** json ****",
                mask.mask("plain a \"b\"&= query a+%22b%22%26%3D path a%20%22b%22%26%3D json a \\\"b\\\"&="));
    }

    @Test
    void masksTheLongestSecretFirst() {
        SecretMask mask = new SecretMask();
        mask.add("abc");
        mask.add("abcdef");
        assertEquals("**** ****", mask.mask("abcdef abc"));
    }

    @Test
    void anEmptySecretIsNone() {
        SecretMask mask = new SecretMask();
        mask.add("");
        assertEquals("text", mask.mask("text"));
    }

    @Test
    void masksWhatBase64OfALongerTextTellsOfASecret() {
        SecretMask mask = new SecretMask();
        mask.add("c4n4ry-secret");
        for (String before : List.of("", "u", "us", "user:")) {
            String encoded = Base64.getEncoder()
                    .encodeToString((before + "c4n4ry-secret" + "end").getBytes(StandardCharsets.UTF_8));
            String masked = mask.mask("Basic " + encoded);
            assertTrue(masked.contains(SecretMask.MASK), masked);
            assertTrue(masked.length() < "Basic ****".length() + before.length() * 2 + 10, masked);
        }
    }

    @Test
    void masksASecretBeyondAsciiInTheJsonOfTheWire() {
        SecretMask mask = new SecretMask();
        mask.add("gehé1m");
        assertEquals("{\"k\": \"****\"}", mask.mask("{\"k\": \"geh\\u00e91m\"}"));
    }

    @Test
    void passingSecretsAreForgottenInTheEndAndLastingOnesAreNot() {
        SecretMask mask = new SecretMask();
        mask.add("lasting");
        mask.addPassing("first-token");
        for (int i = 0; i < 250; i++) {
            mask.addPassing("token-" + i + "-");
        }
        assertEquals("first-token ****", mask.mask("first-token lasting"));
        assertEquals("****", mask.mask("token-249-"));
    }
}
