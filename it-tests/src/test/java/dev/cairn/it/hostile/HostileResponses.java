package dev.cairn.it.hostile;

import dev.cairn.it.wire.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Answers of an API that is broken or means harm. */
final class HostileResponses {

    private static final String BODY = Good.ROWS;
    private static final String LENGTH = "Content-Length: " + BODY.length() + "\n";
    private static final String CHUNKED = Integer.toHexString(BODY.length()) + "\n" + BODY + "\n0\n\n";

    private final List<Hostile> all = new ArrayList<>();

    static List<Hostile> all() {
        HostileResponses table = new HostileResponses();
        table.framing();
        table.statuses();
        table.headers();
        table.encodings();
        table.bodies();
        table.redirects();
        table.errors();
        table.everyByte();
        return table.all;
    }

    private void framing() {
        add(
                "chunked and Content-Length: 0",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Length: 0\n\n" + CHUNKED,
                Promise.LOUD);
        add(
                "chunked and Content-Length: 9",
                "HTTP/1.1 200 OK\nContent-Length: 9\nTransfer-Encoding: chunked\n\n" + CHUNKED,
                Promise.LOUD);
        add("chunked", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n" + CHUNKED, Promise.READS_ALL);
        add(
                "chunked, in capitals, with an extension and a trailer",
                "HTTP/1.1 200 OK\ntransfer-encoding: CHUNKED\n\n" + Integer.toHexString(BODY.length()) + ";a=b\n" + BODY
                        + "\n0\nX-Sum: 1\n\n",
                Promise.LOUD);
        for (String size : List.of("zz", "-1", "ffffffffffffffff", "", " ", "0x10")) {
            add(
                    "a chunk of size '" + size + "'",
                    "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n" + size + "\n" + BODY + "\n0\n\n",
                    Promise.FAILS);
        }
        add(
                "no last chunk",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n" + CHUNKED.substring(0, CHUNKED.length() - 3),
                Promise.LOUD);
        add(
                "gzip, chunked as transfer encodings",
                "HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked\n\n" + CHUNKED,
                Promise.LOUD);
        for (String encoding : List.of("identity", "gzip", "wat", "chunked, chunked", "")) {
            add(
                    "transfer encoding '" + encoding + "'",
                    "HTTP/1.1 200 OK\nTransfer-Encoding: " + encoding + "\n" + LENGTH + "\n" + BODY,
                    Promise.LOUD);
        }
        int length = BODY.length();
        for (String value : List.of(
                length + ", " + length, length + ", 5", "5", "-1", "1e2", "", "9".repeat(40), "+" + length, "0x20")) {
            add("Content-Length: " + value, "HTTP/1.1 200 OK\nContent-Length: " + value + "\n\n" + BODY, Promise.LOUD);
        }
        add("two lengths that differ", "HTTP/1.1 200 OK\n" + LENGTH + "Content-Length: 5\n\n" + BODY, Promise.LOUD);
        add("no length and a closed connection", "HTTP/1.1 200 OK\n\n" + BODY, Promise.READS_ALL);
        add(
                "more bytes than said",
                "HTTP/1.1 200 OK\n" + LENGTH + "\n" + BODY + "HTTP/1.1 500 no\n\n",
                Promise.READS_ALL);
        add(
                "line feeds alone",
                ("HTTP/1.1 200 OK\n" + LENGTH + "\n" + BODY).getBytes(StandardCharsets.ISO_8859_1),
                Promise.LOUD);
    }

    private void statuses() {
        for (String line : List.of("HTTP/1.1 200", "HTTP/1.0 200 OK", "HTTP/1.1 299 Fine")) {
            add("status line '" + line + "'", line + "\n" + LENGTH + "\n" + BODY, Promise.READS_ALL);
        }
        for (String line : List.of(
                "HTTP/9.9 200 OK",
                "ICY 200 OK",
                "HTTP/1.1 20 OK",
                "HTTP/1.1 2000 OK",
                "HTTP/1.1 abc",
                "HTTP/1.1",
                "200 OK",
                "http/1.1 200 OK",
                "",
                "\u0000\u0000",
                "HTTP/1.1 -200 OK",
                "HTTP/1.1 200 " + "x".repeat(300_000))) {
            add("status line '" + cut(line) + "'", line + "\n" + LENGTH + "\n" + BODY, Promise.LOUD);
        }
        add("204 with a body", "HTTP/1.1 204 No Content\n\n" + BODY, Promise.ENDS);
        add("204 with a length", "HTTP/1.1 204 No Content\n" + LENGTH + "\n" + BODY, Promise.ENDS);
        add("205 with a body", "HTTP/1.1 205 Reset\n" + LENGTH + "\n" + BODY, Promise.ENDS);
        add("304 with a body", "HTTP/1.1 304 Not Modified\n" + LENGTH + "\n" + BODY, Promise.ENDS);
        add(
                "several 103",
                "HTTP/1.1 103 Early Hints\nLink: </a>\n\n".repeat(5) + "HTTP/1.1 200 OK\n" + LENGTH + "\n" + BODY,
                Promise.LOUD);
        add("100, then 200", "HTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\n" + LENGTH + "\n" + BODY, Promise.LOUD);
        add("100 without an end", "HTTP/1.1 100 Continue\n\n".repeat(100_000), Promise.FAILS);
        add("101", "HTTP/1.1 101 Switching Protocols\nUpgrade: h2c\nConnection: Upgrade\n\n", Promise.ENDS);
        add("999", "HTTP/1.1 999 What\n" + LENGTH + "\n" + BODY, Promise.ENDS);
        add("nothing", "", Promise.FAILS);
        add("TLS where there is none", new byte[] {0x15, 3, 3, 0, 2, 2, 40}, Promise.FAILS);
        add("a stream of zeros", new byte[3_000_000], Promise.FAILS);
    }

    private void headers() {
        for (String header : List.of(
                "no colon",
                ": no name",
                "a b: c",
                "X: " + "y".repeat(400_000),
                "X: \u0000",
                "X: a\rb",
                "X: \u00e4\u00fc",
                "X: a\n folded",
                "Content-Type: ;;;=",
                "Content-Type: application/json; charset=wat",
                "Content-Type: text/html; charset=utf-16",
                "Set-Cookie: " + "a=b; ".repeat(50_000),
                "Set-Cookie: =",
                "Set-Cookie: a=b; Expires=Thu, 99 Zzz 99999 99:99:99 GMT",
                "Set-Cookie: a=b; Max-Age=" + "9".repeat(500),
                "Set-Cookie: a=b; Domain=.com",
                "Link: " + "<".repeat(100_000),
                "Link: <" + "a".repeat(100_000),
                "Date: never",
                "Connection: " + "close, ".repeat(10_000),
                "X: \u001b[2J\u001b]0;owned\u0007")) {
            add(
                    "header '" + cut(header) + "'",
                    "HTTP/1.1 200 OK\n" + header + "\n" + LENGTH + "\n" + BODY,
                    Promise.LOUD);
        }
        StringBuilder many = new StringBuilder("HTTP/1.1 200 OK\n");
        for (int i = 0; i < 20_000; i++) {
            many.append("X-")
                    .append(i)
                    .append(": 1\n")
                    .append("Set-Cookie: c")
                    .append(i)
                    .append("=1\n");
        }
        add("40,000 headers", many + LENGTH + "\n" + BODY, Promise.LOUD);
    }

    private void encodings() {
        add(
                "plain text called gzip",
                "HTTP/1.1 200 OK\nContent-Encoding: gzip\n" + LENGTH + "\n" + BODY,
                Promise.FAILS);
        add(
                "20,000 gzips",
                "HTTP/1.1 200 OK\nContent-Encoding: " + "gzip,".repeat(20_000) + "gzip\n" + LENGTH + "\n" + BODY,
                Promise.LOUD);
        for (String encoding : List.of("br", "zstd", "wat", "deflate", "gzip, gzip", "identity, gzip", ",,", "GZIP ")) {
            add(
                    "content encoding '" + encoding + "'",
                    "HTTP/1.1 200 OK\nContent-Encoding: " + encoding + "\n" + LENGTH + "\n" + BODY,
                    Promise.LOUD);
        }
        byte[] good = gzip(Good.bytes(BODY));
        add("gzip", message("Content-Encoding: gzip\n", good), Promise.READS_ALL);
        byte[] cut = new byte[good.length - 9];
        System.arraycopy(good, 0, cut, 0, cut.length);
        add("gzip, cut off", message("Content-Encoding: gzip\n", cut), Promise.LOUD);
        byte[] damaged = good.clone();
        damaged[good.length - 6] ^= 0x55;
        add("gzip, a wrong checksum", message("Content-Encoding: gzip\n", damaged), Promise.LOUD);
        add(
                "an error of 500 MB in gzip",
                message("HTTP/1.1 400 Bad\n", "Content-Encoding: gzip\n", bomb(500)),
                Promise.FAILS);
        add("blanks of 500 MB in gzip", message("Content-Encoding: gzip\n", bomb(500)), Promise.ENDS);
    }

    private void bodies() {
        for (String body : List.of(
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"rows\"",
                "{\"rows\":null}",
                "{\"rows\":{}}",
                "{\"rows\":5}",
                "{\"rows\":[[]]}")) {
            body(body, Promise.ENDS);
        }
        for (String body : List.of(
                "{",
                "{\"rows\":[{\"id\":1}",
                "<html>",
                "{\"rows\":[{\"id\":01}]}",
                "{'rows':[]}",
                "{\"rows\":[{\"id\":1},]}",
                "{\"rows\":[{\"a\":\"\u0000\"}]}",
                "\u00fe\u00ff\u0000{",
                "{\"rows\":[{\"a\":\"\\ud800\\q\"}]}",
                "{\"rows\":[" + "[".repeat(100_000),
                "{\"rows\":[{\"a\":".repeat(3000),
                "{\"a\":".repeat(100_000),
                "[".repeat(1_000_000),
                "9".repeat(1_000_000))) {
            body(body, Promise.LOUD);
        }
        body("{\"rows\":[{\"id\":" + "9".repeat(5000) + "},{\"id\":2}]}", Promise.LOUD);
        body("{\"rows\":[{\"id\":1e400},{\"id\":-1e999999999}]}", Promise.LOUD);
        body("{\"rows\":[{\"id\":1},{\"id\":2,\"" + "k".repeat(200_000) + "\":1}]}", Promise.LOUD);
        body("{\"rows\":[{\"id\":1},{\"id\":2,\"d\":" + "[".repeat(990) + "]".repeat(990) + "}]}", Promise.LOUD);
        StringBuilder digits = new StringBuilder("{\"rows\":[{\"id\":1},{\"id\":2");
        for (int i = 0; i < 80; i++) {
            digits.append(",\"n").append(i).append("\":").append("9".repeat(90_000));
        }
        body(digits + "}]}", Promise.LOUD);
        all.add(Good.read(
                "overlong UTF-8",
                RawServerAnswers.always(message(
                        "",
                        concat(
                                Good.bytes("{\"rows\":[{\"id\":\""),
                                new byte[] {(byte) 0xc0, (byte) 0xaf},
                                Good.bytes("\"},{}]}")))),
                Promise.LOUD));
        all.add(Good.read(
                "CESU-8",
                RawServerAnswers.always(message(
                        "",
                        concat(
                                Good.bytes("{\"rows\":[{\"id\":\""),
                                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0xbd, (byte) 0xed, (byte) 0xb8, (byte) 0x80
                                },
                                Good.bytes("\"},{}]}")))),
                Promise.LOUD));
    }

    private void redirects() {
        for (String location : List.of(
                "/rows",
                "",
                "//",
                "///",
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "javascript:alert(1)",
                "http://",
                "http://[::1",
                "http://[::g]/",
                "http://" + "a".repeat(20_000) + "/",
                "http://" + "%61".repeat(20_000) + "/",
                "http://a" + ".b".repeat(20_000) + ":1/",
                "http://127.0.0.1:99999/",
                "http://127.0.0.1:-1/",
                "http://:80/",
                "?" + "a=b&".repeat(50_000),
                "/" + "../".repeat(50_000),
                "/\u00fc?z=\u00fc",
                "http://u:p@127.0.0.1:1/",
                "/a b\\c",
                "http:rows",
                "\u0001",
                "/%zz",
                "http://0x7f000001:1/")) {
            add(
                    "a redirect to '" + cut(location) + "'",
                    "HTTP/1.1 302 Found\nLocation: " + location + "\nContent-Length: 0\n\n",
                    Promise.FAILS);
        }
        add("a redirect to nowhere", "HTTP/1.1 302 Found\nContent-Length: 0\n\n", Promise.ENDS);
        add("300 choices", "HTTP/1.1 300 Choices\nLocation: /x\nContent-Length: 0\n\n", Promise.ENDS);
    }

    private void errors() {
        for (String wait : List.of(
                "1000000000000",
                "1e308",
                "-5",
                "1".repeat(2000) + "x",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "nan",
                "inf",
                "\u0661")) {
            add(
                    "429 with Retry-After: " + cut(wait),
                    "HTTP/1.1 429 Slow\nRetry-After: " + wait + "\nContent-Length: 0\n\n",
                    Promise.FAILS);
        }
        for (String body : List.of(
                "[".repeat(990) + "]".repeat(990),
                "[".repeat(100_000),
                "{\"error\":" + "{\"error\":".repeat(900) + "1" + "}".repeat(901),
                "{\"message\":\"\\u001b[31mred\\u0007\\n::error::x\"}",
                "{\"message\":\"" + "m".repeat(3_000_000) + "\"}",
                "<a>".repeat(5000),
                "\u0000")) {
            add(
                    "400 with body '" + cut(body) + "'",
                    "HTTP/1.1 400 Bad\nContent-Length: " + body.length() + "\n\n" + body,
                    Promise.FAILS);
        }
        for (int status : new int[] {400, 401, 403, 404, 418, 500, 503, 599}) {
            add("status " + status, "HTTP/1.1 " + status + " No\nContent-Length: 2\n\nno", Promise.FAILS);
        }
    }

    /** The connection is closed after each byte of a good answer. */
    private void everyByte() {
        byte[] good = RawServer.bytes(
                "HTTP/1.1 200 OK\nContent-Type: application/json\nTransfer-Encoding: chunked\n\n" + CHUNKED);
        for (int end = 0; end < good.length; end++) {
            byte[] part = Arrays.copyOf(good, end);
            add("closed after byte " + end, part, Promise.LOUD);
        }
    }

    private void body(String body, Promise promise) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        all.add(Good.read("body '" + cut(body) + "'", RawServerAnswers.always(message("", bytes)), promise));
    }

    private void add(String name, String answer, Promise promise) {
        add(name, RawServer.bytes(answer), promise);
    }

    private void add(String name, byte[] answer, Promise promise) {
        all.add(Good.read(name, RawServerAnswers.always(answer), promise));
    }

    private static byte[] message(String headers, byte[] body) {
        return message("HTTP/1.1 200 OK\n", headers, body);
    }

    private static byte[] message(String status, String headers, byte[] body) {
        return concat(RawServer.bytes(status + headers + "Content-Length: " + body.length + "\n\n"), body);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Blanks, of which a thousand take a byte. */
    private static byte[] bomb(int megabytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (int i = 0; i < megabytes; i++) {
                gzip.write(blanks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String cut(String text) {
        String line = text.length() > 40 ? text.substring(0, 40) + "… (" + text.length() + ")" : text;
        return line.replaceAll("\\p{Cntrl}", "?");
    }
}
