package dev.cairn.retrieval.pagination;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.Headers;
import dev.cairn.http.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatedTokenGuardTest {

    private final RepeatedTokenGuard guard = new RepeatedTokenGuard();

    @Test
    void theSameTokenAfterTheSamePageIsACircle() {
        guard.check("b", page(1, "first"));
        guard.check("c", page(2, "second"));
        assertThrows(SystemException.class, () -> guard.check("b", page(1, "first")));
    }

    @Test
    void theSameLastRecordIsTheSamePageThoughItsBodyDiffers() {
        guard.check("b", page(1, "at 10:00"));
        assertThrows(SystemException.class, () -> guard.check("b", page(1, "at 10:01")));
    }

    @Test
    void aScrollIdentifierMayComeAgainWithOtherPages() {
        for (int i = 0; i < 20_000; i++) {
            guard.check("scroll", page(i, "page " + i));
        }
    }

    @Test
    void differentTokensAfterEqualPagesAreNoCircle() {
        for (long i = 0; i < 100; i++) {
            guard.check(i, page(7, "empty"));
        }
    }

    @Test
    void aCircleLongerThanTheMemoryIsFoundInTheEnd() {
        int length = 25_000;
        assertDoesNotThrow(() -> round(length));
        SystemException failure = assertThrows(SystemException.class, () -> {
            for (int again = 0; again < 3; again++) {
                round(length);
            }
        });
        assertTrue(String.valueOf(failure.getMessage()).contains("Page token repeated"), failure.getMessage());
    }

    private void round(int length) {
        for (int i = 0; i < length; i++) {
            guard.check("token " + i, page(i, "page " + i));
        }
    }

    private static PageResult page(int lastId, String body) {
        Response response =
                Response.of(200, Headers.of(Map.of()), "http://api/", body.getBytes(StandardCharsets.UTF_8));
        return new PageResult(response, 1, 1, Map.of("id", (long) lastId), null);
    }
}
