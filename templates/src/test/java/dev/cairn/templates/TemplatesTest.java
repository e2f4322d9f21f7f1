package dev.cairn.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-29T13:04:05Z"), ZoneOffset.UTC);

    private final Templates templates = new Templates(CLOCK, new Random(1));

    private static Scope config(Map<String, @Nullable Object> config) {
        return Scope.of(Map.of("config", config, "stream_slice", Map.of("id", 7L)));
    }

    private static final Scope EMPTY = config(Map.of());

    private @Nullable Object evaluate(String text) {
        return templates.compile(text, TemplateOptions.PLAIN).evaluate(EMPTY);
    }

    @Test
    void batchesOfNothingBeginWithAnEmptyOne() {
        assertEquals(
                List.of(List.of(), List.of("a", "b")),
                templates.compile("{{ 'ab' | batch(0) | list }}").evaluate(EMPTY));
    }

    @Test
    void aDictWhoseSizeChangesWhileALoopGoesOverItIsAnError() {
        for (String loop : List.of(
                "{% for k in config if config.setdefault('new', 5) %}{{ k }}{% endfor %}",
                "{% for k, v in config.items() %}{% set x = config.pop(k) %}{% endfor %}",
                "{% for v in config.values() %}{{ config.update({v: v}) }}{% endfor %}",
                "{% for k, v in config | items %}{{ config.clear() }}{% endfor %}")) {
            Scope scope = config(Map.of("a", 1L, "b", 2L));
            assertThrows(TemplateException.class, () -> templates.compile(loop).evaluate(scope), loop);
        }
    }

    @Test
    void aDictMayGetOtherValuesWhileALoopGoesOverIt() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("a", 1L);
        config.put("b", 2L);
        String loop =
                "{% for k, v in config.items() %}{% set x = config.update({'b': 9}) %}{{ k }}{{ v }} {% endfor %}";
        assertEquals("a1 b9 ", templates.compile(loop).evaluate(config(config)));
    }

    @Test
    void ofTwoWrongArgumentsThatOneIsTheErrorThatTheReferenceMeetsFirst() {
        for (String text : List.of(
                "{{ format_datetime('a', ('b', 'c'), '2021-01-02') }}",
                "{{ 'a'.rjust(12345678901234567890, true) }}",
                "{{ 'a' | wordwrap(('a', 'b'), true, [1, 2]) }}")) {
            assertThrows(TemplateException.class, () -> templates.compile(text).evaluate(EMPTY), text);
        }
        for (String text : List.of(
                "{{ 'a'.encode('none', 1) }}",
                "{{ 1 | round(1, [1]) }}",
                "{{ 'a' | truncate(config.missing, ' ', 2) }}")) {
            assertEquals(text, templates.compile(text).evaluate(EMPTY));
        }
        assertNull(evaluate("{{ none | indent(config.missing) }}"));
    }

    @Test
    void textsAreTruncatedToLengthsThatAreNoIntegersAsFarAsThatGoes() {
        assertEquals("abc", evaluate("{{ 'abc' | truncate(3.5, end='', leeway=0) }}"));
        assertThrows(TemplateException.class, () -> evaluate("{{ 'abc' | truncate(1.5) }}"));
        String cut = "{{ 'abc' | truncate(2.5, end='', leeway=0) }}";
        assertEquals(cut, evaluate(cut));
    }

    @Test
    void datetimesTellTheirPartsInUtc() {
        assertEquals(
                "time.struct_time(tm_year=2024, tm_mon=1, tm_mday=2, tm_hour=1, tm_min=4, tm_sec=5, tm_wday=1, tm_yday=2,"
                        + " tm_isdst=0)",
                evaluate("{{ str_to_datetime('2024-01-02T03:04:05+02:00').utctimetuple() }}"));
    }

    @Test
    void bytesMakeTablesOfBytes() {
        assertEquals("b'xbc'", evaluate("{{ 'a'.encode().maketrans('a'.encode(), 'x'.encode())[97:100] }}"));
        String one = "{{ 'a'.encode().maketrans(1.5) }}";
        assertEquals(one, evaluate(one));
    }

    @Test
    void textsAreRepeatedAsOftenAsAnIndexCanSay() {
        assertThrows(TemplateException.class, () -> evaluate("{{ '' * 99999999999999999999 }}"));
    }

    @Test
    void theIndentOfJsonMattersWhereSomethingIsIndented() {
        assertEquals("a", evaluate("{{ 'a' | tojson([]) }}"));
        String list = "{{ [1] | tojson([]) }}";
        assertEquals(list, evaluate(list));
        assertNull(evaluate("{{ [1] | tojson(config.missing) }}"));
    }

    @Test
    void durationsAndTimesKnowTheirLimits() {
        assertEquals("-999999999 days, 0:00:00", evaluate("{{ duration('P1Y').min }}"));
        assertEquals("999999999 days, 23:59:59.999999", evaluate("{{ duration('P1D').max }}"));
        assertEquals("23:59:59.999999", evaluate("{{ now_utc().time().max }}"));
    }

    @Test
    void yearsAndMonthsOfADurationAreNumbersToReckonWith() {
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("d.months % 3", 1L);
        results.put("7 % d.months", 3L);
        results.put("d.months * 2 + d.years - 1", 8L);
        results.put("d.months / 8", 0.5);
        results.put("7 // d.months", 1L);
        results.put("d.months ** 2", 16L);
        results.put("d.months == 4 and 4 == d.months and d.months == 4.0 and d.months != 3", true);
        results.put("d.months > 3 and 3.5 < d.months and d.years < d.months", true);
        results.forEach((expression, result) ->
                assertEquals(result, evaluate("{% set d = duration('P1Y4M') %}{{ " + expression + " }}"), expression));
        String byFloat = "{{ duration('P1Y').years * 1.5 }}";
        assertEquals(byFloat, evaluate(byFloat));
        assertThrows(TemplateException.class, () -> evaluate("{{ duration('P1Y').years / 0 }}"));
    }

    @Test
    void aCyclerTakesNoKeywords() {
        String text = "{{ cycler(1, a=2) }}";
        assertEquals(text, templates.compile(text).evaluate(EMPTY));
    }

    @Test
    void plainTextIsConstantAndStillALiteral() {
        Template template = templates.compile("123");

        assertTrue(template.isConstant());
        assertEquals(123L, template.evaluate(EMPTY));
        assertEquals("123", template.evaluateToString(EMPTY));
        assertFalse(templates.compile("{{ 1 }}").isConstant());
    }

    @Test
    void variablesAreNamedWithoutFunctions() {
        Template template =
                templates.compile("{{ max(config.a, record.b) }}{% for x in response %}{{ x }}{% endfor %}");

        assertEquals(Set.of("config", "record", "response"), template.variables());
    }

    @Test
    void otherNamesOfTheSliceAreLookedUpAsTheSlice() {
        assertEquals(7L, templates.compile("{{ stream_partition.id }}").evaluate(EMPTY));
        assertEquals(7L, templates.compile("{{ stream_interval['id'] }}").evaluate(EMPTY));
    }

    @Test
    void undefinedFallsBackToNoneToADefaultOrToAnError() {
        String text = "{{ config.a.b }}";

        assertNull(templates.compile(text, TemplateOptions.PLAIN).evaluate(EMPTY));
        assertEquals(
                5L,
                templates
                        .compile(text, TemplateOptions.PLAIN.withDefault("{{ 2 + 3 }}"))
                        .evaluate(EMPTY));
        assertThrows(TemplateException.class, () -> templates.compile(text).evaluate(EMPTY));
    }

    @Test
    void malformedDefaultFailsOnlyWhenItIsNeeded() {
        TemplateOptions options = TemplateOptions.PLAIN.withDefault("{{ 1 + }}");

        assertEquals(1L, templates.compile("{{ 1 }}", options).evaluate(EMPTY));
        assertThrows(
                TemplateException.class,
                () -> templates.compile("{{ config.a }}", options).evaluate(EMPTY));
    }

    @Test
    void undeclaredVariableIsAnErrorEvenWhereItIsNotReached() {
        Template template = templates.compile("{{ 1 if true else nope }}");

        TemplateException e = assertThrows(TemplateException.class, () -> template.evaluate(EMPTY));
        assertEquals("undeclared variables: nope", e.getMessage());
    }

    @Test
    void typeErrorGivesTheTemplatesOwnText() {
        assertEquals("{{ 'a' + 1 }}", evaluate("{{ 'a' + 1 }}"));
    }

    @Test
    void streamStateIsRefusedWhereverItStands() {
        Template template = templates.compile("/path/stream_state");

        TemplateException e = assertThrows(TemplateException.class, () -> template.evaluate(EMPTY));
        assertEquals(6, e.offset());
    }

    @Test
    void malformedTemplateKnowsWhere() {
        assertEquals(12, offsetOfDefect("a\r\nb {{ 1 + }}"));
        assertEquals(5, offsetOfDefect("{{ x|nope }}"));
        assertEquals(0, offsetOfDefect("{# no end"));
    }

    private int offsetOfDefect(String text) {
        return assertThrows(TemplateException.class, () -> templates.compile(text))
                .offset();
    }

    @Test
    void validTypesKeepTheTextOfOthers() {
        TemplateOptions texts = TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR));

        assertEquals("1", templates.compile("{{ 1 }}", texts).evaluate(EMPTY));
        assertEquals("[1]", templates.compile("{{ [1] }}", texts).evaluate(EMPTY));
        assertEquals("a", templates.compile("{{ \"'a'\" }}", texts).evaluate(EMPTY));
    }

    @Test
    void timesKeepTheirTimezone() {
        String noon = "{{ %s }}".replace("%s", "str_to_datetime('2024-02-03T12:30:00Z').timetz()%s");
        assertEquals("12:30:00+00:00", templates.compile(noon.formatted("")).evaluate(EMPTY));
        assertEquals(30L, templates.compile(noon.formatted(".minute")).evaluate(EMPTY));
        assertEquals(
                "[datetime.time(12, 30, tzinfo=<UTC>)]",
                templates
                        .compile("{{ [str_to_datetime('2024-02-03T12:30:00Z').timetz()] }}")
                        .evaluate(EMPTY));
    }

    @Test
    void aFlagThatFitsNoIntegerOfCIsAnError() {
        Template template = templates.compile("{{ 'a'.splitlines(12345678901234567890) }}");
        assertThrows(TemplateException.class, () -> template.evaluate(EMPTY));
    }

    @Test
    void booleansAreFalseForTheReferencesFalseValues() {
        for (String text : new String[] {
            "False",
            "false",
            "{{ 0 }}",
            "{{ 0.0 }}",
            "{{ [] }}",
            "{{ {} }}",
            "{{ '' }}",
            "{{ config.missing.deep }}",
            "()",
            "{{ config.missing }}",
            "{{ none }}",
            "None"
        }) {
            assertFalse(templates.compile(text).evaluateToBoolean(EMPTY), text);
        }
        for (String text : new String[] {"True", "no", "{{ 2 }}", "{{ 'a' + 1 }}", "{{ [0] }}"}) {
            assertTrue(templates.compile(text).evaluateToBoolean(EMPTY), text);
        }
    }

    @Test
    void tuplesBecomeLists() {
        assertEquals(List.of(1L, 2L), evaluate("{{ (1, 2) }}"));
        assertEquals(Map.of("1", "a", "null", "b"), evaluate("{{ {1: 'a', none: 'b'} }}"));
    }

    @Test
    void templatesDoNotChangeTheCallersValues() {
        List<@Nullable Object> list = new ArrayList<>(List.of(1L));
        Scope scope = config(Map.of("l", list));

        assertEquals(
                "[1, 2]!",
                templates
                        .compile("{% set x = config.l.append(2) %}{{ config.l }}!")
                        .evaluate(scope));
        assertEquals(List.of(1L), list);
        assertNull(templates.compile("{{ config.l['app' ~ 'end'](3) }}").evaluate(scope));
        assertEquals(List.of(1L), list);
    }

    @Test
    void resultIsACopy() {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>(Map.of("a", 1L));
        Object result = templates.compile("{{ config.m }}").evaluate(config(Map.of("m", inner)));
        inner.put("a", 2L);

        assertEquals(Map.of("a", 1L), result);
    }

    @Test
    void mappingsEvaluateKeysAndValues() {
        Map<String, @Nullable Object> mapping = new LinkedHashMap<>();
        mapping.put("{{ 'k' ~ 1 }}", "{{ config.n }}");
        mapping.put("number", 5L);
        mapping.put("12", "x");

        Map<?, ?> result = templates.compileMapping(mapping).evaluatePython(config(Map.of("n", 3L)));

        assertEquals(Map.of("k1", 3L, "number", 5L, "12", "x"), result);
        assertEquals(List.of("k1", "number", "12"), List.copyOf(result.keySet()));
    }

    @Test
    void nestedMappingsDropNoneFromMappingsOnly() {
        Object value = Map.of("a", List.of("{{ none }}", "{{ 1 }}"), "b", "{{ none }}", "c", Map.of("d", "{{ none }}"));

        List<@Nullable Object> items = new ArrayList<>();
        items.add(null);
        items.add(1L);
        assertEquals(
                Map.of("a", items, "c", Map.of()),
                templates.compileNested(value).evaluatePython(EMPTY));
    }

    @Test
    void clockAndRandomnessComeFromOutside() {
        assertEquals("2024-02-29", evaluate("{{ today_utc() }}"));
        Object first = new Templates(CLOCK, new Random(5))
                .compile("{{ generate_uuid() }}")
                .evaluate(EMPTY);
        Object second = new Templates(CLOCK, new Random(5))
                .compile("{{ generate_uuid() }}")
                .evaluate(EMPTY);
        assertEquals(first, second);
        assertNotEquals(
                first,
                new Templates(CLOCK, new Random(6))
                        .compile("{{ generate_uuid() }}")
                        .evaluate(EMPTY));
    }

    @Test
    void aTypeErrorDoesNotStick() {
        Template template = templates.compile("{{ config.n + 1 }}");

        assertEquals("{{ config.n + 1 }}", template.evaluate(config(Map.of("n", "a"))));
        assertEquals(2L, template.evaluate(config(Map.of("n", 1L))));
    }

    @Test
    void threeDotsAreTextAndNotPythonsEllipsis() {
        assertEquals("...", templates.compile("{{ config.n }}").evaluate(config(Map.of("n", "..."))));
        assertEquals("[1, ...]", templates.compile("[1, ...]").evaluate(EMPTY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{1, 2}",
                "{'a'}",
                "{2, 1, 2} ",
                "set()",
                "[{1}]",
                "({1}, 2)",
                "b\"a\"",
                "b'a' b'b'",
                "[b'x']",
                "[1j]",
                "{'a': ...}",
                "{(1, 2): 3}",
                "{b'a': 1}",
                "{'a': [1, {'b': {2}}]}"
            })
    void textOfAPythonValueThatJsonDoesNotHaveStaysText(String text) {
        Scope scope = config(Map.of("t", text));

        assertEquals(text, templates.compile("{{ config.t }}").evaluate(scope));
        assertEquals(text, templates.compile("{{ config.t }}").evaluateToString(scope));
        assertEquals(text, templates.compile(text).evaluate(EMPTY));
    }

    @Test
    void keysAreAsPythonsJsonWriterHasThem() {
        assertEquals(
                Map.of("null", 1L, "true", 2L, "1.5", 3L, "Infinity", 4L),
                templates.compile("{None: 1, True: 2, 1.5: 3, 1e999: 4}").evaluate(EMPTY));
    }

    @Test
    void conditionalGroupsAreRefused() {
        Template template = templates.compile("{{ 'ab' | regex_search('(a)?(?(1)b|c)') }}");

        assertThrows(TemplateException.class, () -> template.evaluate(EMPTY));
    }

    @Test
    void longTextOfWordsIsText() {
        assertEquals("a b ".repeat(2000), evaluate("{{ 'a b ' * 2000 }}"));
    }

    @Test
    void anEmptyDefaultIsTextForPlainTemplatesAndNoneForStrings() {
        TemplateOptions plain = TemplateOptions.PLAIN.withDefault("");
        TemplateOptions string = TemplateOptions.STRING.withDefault("");

        assertEquals("", templates.compile("{{ config.a.b }}", plain).evaluate(EMPTY));
        assertThrows(
                TemplateException.class,
                () -> templates.compile("{{ config.a.b }}", string).evaluate(EMPTY));
    }
}
