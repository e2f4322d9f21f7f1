package dev.cairn.workbench.curl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.InvalidDocumentException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurlCommandTest {

    private static CurlCommand parse(String text) {
        return CurlCommand.parse(text, Map.of("TOKEN", "abc")::get);
    }

    @Test
    void quotesAreThoseOfBash() {
        CurlCommand command = parse(
                "curl https://a.test -H 'A: it'\\''s' -H \"B: \\\"q\\\" \\$x\" -H $'C: \\u00e4\\x41\\'\\t.' -H D:\\ e");

        assertEquals("it's", command.header("a"));
        assertEquals("\"q\" $x", command.header("B"));
        assertEquals("äA'\t.", command.header("C"));
        assertEquals("e", command.header("D"));
    }

    @Test
    void linesGoOnAndPromptsAndPipesAreLeftOut() {
        CurlCommand command = parse("$ curl -sSL \\\r\n  'https://a.test/x' \\ \n  -H 'A: b' | jq .data\n");

        assertEquals("https://a.test/x", command.url());
        assertEquals("b", command.header("A"));
        assertEquals(1, command.notes().size());
        assertTrue(command.notes().get(0).contains("jq"), command.notes().toString());
    }

    @Test
    void variablesComeFromTheEnvironmentAndNothingIsRun() {
        assertEquals(
                "Bearer abc",
                parse("curl a.test -H \"Authorization: Bearer $TOKEN\"").header("Authorization"));
        CurlCommand open = parse("curl a.test -H \"Authorization: Bearer ${OTHER}\"");
        assertEquals("Bearer ${OTHER}", open.header("Authorization"));
        assertTrue(open.notes().get(0).contains("OTHER"));
        assertThrows(InvalidDocumentException.class, () -> parse("curl a.test -H \"X: $(cat /etc/passwd)\""));
        assertThrows(InvalidDocumentException.class, () -> parse("curl a.test -H \"X: `id`\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "curl a.test -d a=1 -d b=2;POST;http://a.test;a=1&b=2",
                "curl -G a.test/p -d a=1 --data-urlencode 'q=x y&z';GET;http://a.test/p?a=1&q=x+y%26z;",
                "curl --json '{\"a\":' --json '1}' a.test;POST;http://a.test;{\"a\":1}",
                "curl --data-raw '@x' a.test;POST;http://a.test;@x",
                "curl -XPOST a.test;POST;http://a.test;",
                "curl --url https://a.test/?x=1 --url-query y=2;GET;https://a.test/?x=1&y=2;",
                "curl https://a.test/x?a=1&b=2;GET;https://a.test/x?a=1&b=2;"
            })
    void dataGoesWhereCurlPutsIt(String text, String method, String url, String body) {
        CurlCommand command = parse(text);

        assertEquals(method, command.method());
        assertEquals(url, command.url());
        assertEquals(body, command.body());
    }

    @Test
    void loginsBecomeHeaders() {
        assertEquals("Basic dTpw", parse("curl -u u:p a.test").header("Authorization"));
        assertEquals("Basic dTpw", parse("curl https://u:p@a.test/").header("Authorization"));
        assertEquals("https://a.test/", parse("curl https://u:p@a.test/").url());
        assertEquals("Bearer x", parse("curl --oauth2-bearer x a.test").header("Authorization"));
        assertEquals("a=b", parse("curl -b a=b a.test").header("Cookie"));
        assertNull(parse("curl a.test").header("Authorization"));
    }

    @Test
    void whatCannotBeTakenOverIsToldAtOnceWithItsPlace() {
        InvalidDocumentException problems = assertThrows(
                InvalidDocumentException.class,
                () -> parse("curl -F file=@x \\\n  --cert c --heder 'A: b' -X DELETE -d @body.json a.test b.test"));

        String all = String.join(
                "\n", problems.diagnostics().stream().map(Object::toString).toList());
        assertEquals(7, problems.diagnostics().size(), all);
        assertTrue(all.contains("curl:1:6: --form cannot be taken over"), all);
        assertTrue(all.contains("curl:2:3: --cert"), all);
        assertTrue(all.contains("unknown option '--heder', did you mean '--header'?"), all);
        assertTrue(all.contains("not DELETE"), all);
        assertTrue(all.contains("files are not read here"), all);
        assertTrue(all.contains("a second address"), all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "curl 'https://a.test;not closed",
                "wget https://a.test;no command of curl",
                "curl ^\"https://a.test^\";Windows",
                "curl;the address is missing",
                "curl -H;has no value",
                "'';no command of curl"
            })
    void mistakesAreNamed(String text, String message) {
        String said = assertThrows(InvalidDocumentException.class, () -> parse(text.equals("''") ? "" : text))
                .diagnostics()
                .toString();

        assertTrue(said.contains(message), said);
    }
}
