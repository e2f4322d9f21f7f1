package dev.cairn.it.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON in bytes that are no UTF-8, in pages that are kept in memory and in those that are not. */
class BadTextIT {

    private static byte[] page(String hex, int padding) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("[{\"id\": \"a".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(HexFormat.of().parseHex(hex));
        body.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        body.writeBytes("]".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(RawServer.bytes("HTTP/1.1 200 OK\nContent-Length: " + body.size() + "\n\n"));
        answer.writeBytes(body.toByteArray());
        return answer.toByteArray();
    }

    /** Characters in more bytes than they need, halves of surrogate pairs, what is beyond Unicode, and half a character. */
    @ParameterizedTest
    @ValueSource(
            strings = {"c0af", "c1bf", "e080af", "f08080af", "eda080edb080", "f4908080", "f5808080", "ff", "80", "e282"
            })
    void isNoPage(String hex) throws Exception {
        for (int padding : new int[] {0, 9 << 20}) {
            try (RawServer api = RawServer.of(page(hex, padding))) {
                WireSync.Result result = new WireSync(api.url()).run();
                assertEquals(SyncResult.FAILED, result.result());
                assertEquals(List.of(), result.ids());
                assertEquals(1, api.requests().size(), "it would be the same the next time");
            }
        }
    }

    @Test
    void allOfUnicodeIsText() throws Exception {
        for (int padding : new int[] {0, 9 << 20}) {
            try (RawServer api = RawServer.of(page("c280dfbfe0a080ed9fbfee8080f0908080f48fbfbf", padding))) {
                WireSync.Result result = new WireSync(api.url()).run();
                assertEquals(SyncResult.COMPLETE, result.result());
                assertTrue(String.valueOf(result.ids().get(0)).endsWith("\uDBFF\uDFFF"));
            }
        }
    }
}
