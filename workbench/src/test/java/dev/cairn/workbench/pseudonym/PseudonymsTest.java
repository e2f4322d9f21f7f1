package dev.cairn.workbench.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {

    private final Pseudonyms names = new Pseudonyms();

    @ParameterizedTest
    @ValueSource(strings = {"c4n4ry-secret", "pass w&rd=\"1\"+/", "gehé1m→ß", "eightchr"})
    void whatIsEncodedOfTheNameStandsWhereTheSameStoodOfTheSecret(String secret) {
        String name = names.learn(secret);
        for (String before : List.of("", "u", "us", "user:")) {
            for (String after : List.of("", "!", " end", "~~~")) {
                for (UnaryOperator<String> encoding : encodings()) {
                    String found = encoding.apply(before + secret + after);
                    assertEquals(encoding.apply(before + name + after), names.replace(found), found);
                }
            }
        }
    }

    private static List<UnaryOperator<String>> encodings() {
        UnaryOperator<String> form = text -> URLEncoder.encode(text, StandardCharsets.UTF_8);
        UnaryOperator<String> percent = text -> form.apply(text).replace("+", "%20");
        UnaryOperator<String> json = Json::write;
        UnaryOperator<String> base64 =
                text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        UnaryOperator<String> base64Url =
                text -> Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return List.of(
                text -> text,
                form,
                percent,
                json,
                text -> json.apply(json.apply(text)),
                text -> "https://api.test/x?token=" + percent.apply(text) + "&page=2",
                text -> "Basic " + base64.apply(text),
                text -> "q=" + form.apply(base64.apply(text)) + "&r=1",
                text -> "{\"auth\": \"" + base64Url.apply(text) + "\"}");
    }

    @Test
    void ofAHexadecimalTextTheNameIsHexadecimal() {
        String name = names.learn("c4n4ry-secret");
        HexFormat hex = HexFormat.of();
        assertEquals(
                "x=" + hex.formatHex(name.getBytes(StandardCharsets.UTF_8)),
                names.replace("x=" + hex.formatHex("c4n4ry-secret".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void theBase64OfAPathsSegmentEndsWithTheSegment() {
        String name = names.learn("c4n4ry-secret");
        String pair = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("c4n4ry-secret:99".getBytes(StandardCharsets.UTF_8));
        String replaced =
                Base64.getUrlEncoder().withoutPadding().encodeToString((name + ":99").getBytes(StandardCharsets.UTF_8));
        assertEquals("/api/v1/" + replaced + "/items", names.replace("/api/v1/" + pair + "/items"));
    }

    @Test
    void theHeaderOfAPairThatIsKnownHasTheNamesInIt() {
        SecretMask mask = new SecretMask();
        mask.add("c4n4ry-secret");
        mask.add(Base64.getEncoder().encodeToString("user:c4n4ry-secret".getBytes(StandardCharsets.UTF_8)));
        names.learn(mask);
        String named = Base64.getEncoder().encodeToString("user:cairn-secret-1".getBytes(StandardCharsets.UTF_8));
        assertEquals("Basic " + named, names.replace("Basic dXNlcjpjNG40cnktc2VjcmV0"));
    }

    @Test
    void namesHaveTheShapeOfWhatTheyStandFor() {
        assertEquals("cairn-secret-1", names.learn("some text"));
        assertEquals("7000000002", names.learn("12345678"));
        assertEquals("00000000-0000-4000-8000-000000000003", names.learn("123e4567-e89b-12d3-a456-426614174000"));
        assertEquals("cairn-jwt-4", names.learn("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln"));
    }

    @Test
    void whatHasBeenReplacedIsLeftAlone() {
        assertEquals("cairn-secret-1", names.learn("cairn-secret-1"));
        assertNotEquals("cairn-secret-1", names.learn("another"));
        assertEquals("cairn-secret-1 cairn-secret-2", names.replace("cairn-secret-1 another"));
    }

    @Test
    void shortSecretsAreReplacedWhereTheyStandAlone() {
        names.learn("ab");
        assertEquals("{\"k\": \"cairn-secret-1\", \"cab\": 1}", names.replace("{\"k\": \"ab\", \"cab\": 1}"));
    }

    @Test
    void tellsWhatIsLeft() {
        names.learn("c4n4ry-secret");
        assertEquals(Set.of(), names.leftIn("cairn-secret-1"));
        assertEquals(Set.of("cairn-secret-1"), names.leftIn("x=C4N4RY-SECRET"));
    }

    @Test
    void aSecretThatLooksLikeAPartOfANameIsReplacedAsOthers() {
        names.learn("secret");
        assertEquals("a=cairn-secret-1&b=cairn-secret-2", names.replace("a=secret&b=cairn-secret-2"));
        assertEquals(Set.of(), names.leftIn("a=cairn-secret-1&b=cairn-secret-2"));
    }

    @Test
    void aPrivateKeyIsReplacedByAnotherOfItsKind() throws Exception {
        for (String kind : List.of("RSA", "EC", "Ed25519")) {
            byte[] key = KeyPairGenerator.getInstance(kind)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n";
            String other = names.learn(pem).replaceAll("-----[A-Z ]+-----", "");
            KeyFactory.getInstance(kind)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(other)));
            assertNotEquals(pem, names.replace(pem));
        }
    }

    @Test
    void ofAKeyFileTheTextsAreReplaced() {
        String file =
                "{\"type\": \"account\", \"id\": \"0123456789abcdef-key\", \"token_uri\": \"https://login.test/token\"}";
        String other = names.learn(file);
        assertEquals(
                "{\"type\":\"account\",\"id\":\"cairn-secret-1\",\"token_uri\":\"https://login.test/token\"}", other);
        assertEquals(Json.write(other), names.replace(Json.write(file)));
    }
}
