package dev.cairn.core.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void masksSecretsWhereverTheyStandInALongText() {
        SecretMask mask = new SecretMask();
        mask.add("s3cret/value");
        StringBuilder text = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            text.append(i % 3 == 0 ? "s3cret\\/value" : "s3cret/value").append("é, ");
            expected.append("****é, ");
        }
        assertEquals(expected.toString(), mask.mask(text.toString()));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GEHÉIMNIS",
                "gehéimnis",
                "Gehéimnis",
                "GEHéIMNIS",
                "gehÉimnis",
                "GEH%C3%89IMNIS",
                "GEH\\u00c9IMNIS",
                "GEH&#xC9;IMNIS",
                "GEH%25C3%2589IMNIS",
                "GehÉ…"
            })
    void masksLettersBeyondAsciiInAnyCase(String form) {
        SecretMask mask = new SecretMask();
        mask.add("gehÉimnis");
        assertEquals("a **** b", mask.mask("a " + form + " b").replace("…", ""));
    }

    /** Each echoes a secret of random letters of several scripts in random cases. */
    @Test
    void masksWhateverCaseALetterIsIn() {
        int[] letters = "aZzßéÉİıſςσДжǅﬃΐǰÿŸ𐐀𐐨'-1".codePoints().toArray();
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder secret = new StringBuilder("x1y");
            StringBuilder echoed = new StringBuilder("x1y");
            for (int i = 0; i < 8; i++) {
                int letter = letters[random.nextInt(letters.length)];
                secret.appendCodePoint(letter);
                echoed.appendCodePoint(
                        switch (random.nextInt(3)) {
                            case 0 -> Character.toUpperCase(letter);
                            case 1 -> Character.toLowerCase(letter);
                            default -> letter;
                        });
            }
            SecretMask mask = new SecretMask();
            mask.add(secret.toString());
            String text = "a " + echoed + " b";
            assertEquals("a **** b", mask.mask(text), () -> secret + " in " + text);
            String capitals = secret.toString().toUpperCase(Locale.ROOT);
            assertEquals("a **** b", mask.mask("a " + capitals + " b"), () -> secret + " in " + capitals);
        }
    }

    @Test
    void masksShortSecretsWhereTheyStandAlone() {
        SecretMask mask = new SecretMask();
        mask.add("p");
        mask.add("12");
        assertEquals(
                "http://h/**** ?a=****&b=**** \"****\" %20****%20 123 2012 P stop pé **** x",
                mask.mask("http://h/p ?a=p&b=12 \"p\" %20p%20 123 2012 P stop pé \\u0070 x"));
        mask.add("pass");
        assertEquals("com****ed", mask.mask("compassed"));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p%C3%A4ss w/o\"rd+1", // some characters encoded, others not
                "p%c3%a4ss+w%2fo%22rd%2b1",
                "p\\u00e4ss w\\/o\\\"rd\\u002B1",
                "päss w\\u002Fo&quot;rd+1",
                "p&#228;ss w&#x2F;o&#34;rd&#43;1",
                "p\\xe4ss w/o\\\"rd+1",
                "p%25C3%25A4ss%2520w%252Fo%2522rd%252B1", // twice
                "p\\\\u00e4ss w/o\\\\\\\"rd+1",
                "päss  \n w/o\"rd+1", // with other white space
            })
    void masksWhatIsEscapedInPartInAnyWayAndSeveralTimes(String form) {
        SecretMask mask = new SecretMask();
        mask.add("päss w/o\"rd+1");
        assertEquals("a=****&b", mask.mask("a=" + form + "&b"));
    }

    @Test
    void masksASecretInTheSmallLettersOfAHost() {
        SecretMask mask = new SecretMask();
        mask.add("MyTenant7");
        assertEquals("https://****.example.com", mask.mask("https://mytenant7.example.com"));
    }

    @Test
    void masksASecretWithoutTheWhiteSpaceAroundItAndALineOfAKey() {
        SecretMask mask = new SecretMask();
        mask.add("  tok-123 \n");
        mask.add("-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\nAQEFAASCBKcwggSjAgEAAoIB\n-----END KEY-----\n");
        assertEquals(
                "'****' line '****' of -----END KEY-----",
                mask.mask("'tok-123' line 'AQEFAASCBKcwggSjAgEAAoIB' of -----END KEY-----"));
    }

    @Test
    void masksTheStartOfASecretThatWasCutOff() {
        SecretMask mask = new SecretMask();
        mask.add("s3cr3t/t0ken");
        assertEquals("starts with: key=****…'", mask.mask("starts with: key=s3cr3t…'"));
        assertEquals("starts with: key=****…", mask.mask("starts with: key=s3cr3t%2…"));
        assertEquals("nothing of it: s3c…", mask.mask("nothing of it: s3c…"));
    }

    @Test
    void leavesEscapesThatHideNothing() {
        SecretMask mask = new SecretMask();
        mask.add("abc");
        String text = "100% a\\b \\ud83d \\ &amp; &; &#x; %zz \\";
        assertEquals(text, mask.mask(text));
    }
}
