package dev.cairn.core.secret;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretParametersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://s3/x?X-Amz-Algorithm=A&X-Amz-Signature=00ff",
                "https://s3/x?X-Amz-Security-Token=FwoG",
                "https://blob/x?sv=2022&sig=a%2Bb",
                "https://cdn/x?Expires=1&Signature=abc&Key-Pair-Id=K1",
                "https://graph/me?access_token=EAAB&after=1",
                "https://api/x?accessToken=abc",
                "https://api/x#access_token=abc",
                "/x?token=abc",
                "token=abc",
                "filter[api_key]=1",
                "https://user:pw@api/x",
                "https://user@api/x",
                "//me:pw@api",
                "next=https%3A%2F%2Fapi%2Fx%3Fsig%3Dabc",
                "next=https%253A%252F%252Fapi%252Fx%253Fsig%253Dabc",
                "https://api/x?a=1&amp;password=2",
                "{\"client_secret\": \"x\"}",
                "{\"a\": \"https://b/c?api_key=1\"}",
                "{\\\"refresh_token\\\": \\\"x\\\"}"
            })
    void whatSaysThatItIsSecretIsFound(String text) {
        assertTrue(SecretParameters.areIn(text), text);
        assertTrue(
                SecretParameters.areIn(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))),
                text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "eyJpZCI6IDEyfQ==",
                "https://api/x?page=2&limit=100",
                "https://api/x?page_token=abc&next_token=def&cursor=Zm9v",
                "https://api/x?since=2024-01-01T10:00:00Z",
                "/v1/tokens/list?after=abc",
                "{\"nextPageToken\": \"abc\", \"lastKey\": {\"id\": 7}}",
                "https://api/x?sig=&token=",
                "2024-01-01T10:00:00+02:00",
                "user@example.com"
            })
    void whatLeadsToAPageIsNone(String text) {
        assertFalse(SecretParameters.areIn(text), text);
    }
}
