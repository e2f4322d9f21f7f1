package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.pythonvalues.JsonDumps;
import dev.cairn.pythonvalues.PercentEncoding;
import dev.cairn.pythonvalues.PythonPattern;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.TemplateOptions;
import dev.cairn.templates.TemplateValues;
import dev.cairn.templates.Templates;
import dev.cairn.templates.ValueType;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.value.MappingWithAttributes;
import dev.cairn.templates.value.PythonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the README shows and promises. */
class ReadmeTest {

    private final Templates templates = new Templates(Clock.systemUTC());

    @Test
    void theExampleGivesWhatItsCommentsSay() {
        // begin of the example
        Templates templates = new Templates(Clock.systemUTC());
        Template greeting = templates.compile("{{ user.name | title }} has {{ user.orders | length }} orders");
        Template orders = templates.compile("{{ user.orders[:2] }}");

        Scope scope = Scope.of(Map.of("user", Map.of("name", "ada", "orders", List.of(11L, 12L, 13L))));
        Object text = greeting.evaluate(scope); // "Ada has 3 orders"
        Object list = orders.evaluate(scope); // a List of the Longs 11 and 12
        // end of the example
        assertEquals("Ada has 3 orders", text);
        assertEquals(List.of(11L, 12L), list);
    }

    @Test
    void theReadmeShowsThisExample() throws IOException {
        String source = Files.readString(module().resolve("src/test/java/example/ReadmeTest.java"));
        String example = source.substring(source.indexOf("// begin"), source.indexOf("// end"))
                .lines()
                .skip(1)
                .map(String::strip)
                .reduce("", (all, line) -> all + line + "\n")
                .strip();
        assertEquals(true, Files.readString(module().resolve("README.md")).contains("```java\n" + example + "\n```"));
    }

    /** Tests run in the module's folder or in the repository's. */
    private static Path module() {
        return Files.exists(Path.of("templates")) ? Path.of("templates") : Path.of("");
    }

    @Test
    void aRenderedTextIsReadAsALiteralUnlessTextIsAskedFor() {
        Scope scope = Scope.of(Map.of("n", 7L));
        assertEquals(70L, templates.compile("{{ n }}0").evaluate(scope));
        assertEquals("70", templates.compile("{{ n }}0").evaluateToString(scope));
        TemplateOptions texts = TemplateOptions.STRING.withValidTypes(Set.of(ValueType.STR));
        assertEquals("70", templates.compile("{{ n }}0", texts).evaluate(scope));
    }

    @Test
    void objectsOfTheApplicationShowWhatTheyWant() {
        PythonObject request = new PythonObject() {
            @Override
            public String typeName() {
                return "Request";
            }

            @Override
            public @Nullable Object attribute(String name) {
                return name.equals("method") ? "GET" : Scope.UNDEFINED;
            }
        };
        Scope scope = Scope.of(Map.of("request", request, "pair", TemplateValues.tuple(1L, "a")));
        assertEquals(
                "GET: <Request object>",
                templates.compile("{{ request.method }}: {{ request }}").evaluate(scope));
        assertEquals("True", templates.compile("{{ pair == (1, 'a') }}").evaluateToString(scope));
        assertEquals(
                "none", templates.compile("{{ request.url | default('none') }}").evaluate(scope));
    }

    @Test
    void mappingsOfTheApplicationHaveElementsAndAttributes() {
        MappingWithAttributes window = new MappingWithAttributes() {
            @Override
            public String typeName() {
                return "Window";
            }

            @Override
            public @Nullable Object attribute(String name) {
                return name.equals("days") ? 3L : Scope.UNDEFINED;
            }

            @Override
            public Set<Entry<String, @Nullable Object>> entrySet() {
                Map<String, @Nullable Object> elements = new LinkedHashMap<>();
                elements.put("from", "Monday");
                return elements.entrySet();
            }
        };
        Scope scope = Scope.of(Map.of("window", window));
        assertEquals(
                "Monday 3 ['from'] other",
                templates
                        .compile(
                                "{{ window.from }} {{ window.days }} {{ window.keys() | list }} {{ window.get('to', 'other') }}")
                        .evaluate(scope));
        assertEquals(Map.of("from", "Monday"), templates.compile("{{ window }}").evaluate(scope));
        assertEquals( // a TypeError: the text stays
                "{{ window | tojson }}",
                templates.compile("{{ window | tojson }}").evaluate(scope));
    }

    @Test
    void whatIsUndefinedOrEndlessFails() {
        Scope nothing = Scope.of(Map.of("a", Map.of()));
        assertEquals("a: ", templates.compile("a: {{ a.b }}").evaluate(nothing));
        assertThrows(
                TemplateException.class,
                () -> templates.compile("{{ b | default(1) }}").evaluate(nothing));
        assertThrows(
                TemplateException.class, () -> templates.compile("{{ a.b.c }}").evaluate(nothing));
        assertThrows(
                TemplateException.class,
                () -> templates.compile("{{ 'a' * 9999999 }}").evaluate(nothing));
        TemplateException malformed = assertThrows(TemplateException.class, () -> templates.compile("{{ a. }}"));
        assertEquals(6, malformed.offset());
    }

    @Test
    void pythonsTextsCanBeHadWithoutTemplates() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("é", null);
        value.put("n", List.of(1.0, true));
        assertEquals("{'é': None, 'n': [1.0, True]}", PythonText.str(value));
        assertEquals("{\"\\u00e9\": null, \"n\": [1.0, true]}", JsonDumps.write(value));
        assertEquals("a%20b/%C3%A9", PercentEncoding.keeping("/").encode("a b/é"));
        assertEquals(Optional.of("12"), PythonPattern.compile("(?P<n>\\d+)").atStart("12s"));
        assertEquals(
                "2024-02-29",
                DatetimeFormat.of("%Y-%m-%d")
                        .format(DatetimeFormat.of("%d.%m.%Y").parse("29.02.2024")));
    }
}
