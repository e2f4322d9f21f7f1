package dev.cairn.runtime.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
