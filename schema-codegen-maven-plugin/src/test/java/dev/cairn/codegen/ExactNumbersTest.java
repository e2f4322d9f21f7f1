package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of all sizes, in every place of a document: each is written as it was, or is refused with its place. */
class ExactNumbersTest {

    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final ObjectMapper JACKSON_2 = new ObjectMapper();
    private static final tools.jackson.databind.json.JsonMapper JACKSON_3 =
            new tools.jackson.databind.json.JsonMapper();

    /** Places of a number in a document, and its path there; those of a double come first. */
    private static final List<String> PLACES = List.of(
            "{\"real\":%s}",
            "{\"reals\":[1,%s]}",
            "{\"realMap\":{\"a\":%s}}",
            "{\"either\":%s}",
            "{\"any\":%s}",
            "{\"any\":{\"a\":[%s]}}",
            "{\"more\":%s}",
            "{\"more\":[{\"a\":%s}]}",
            "{\"anyList\":[null,%s]}",
            "{\"anyMap\":{\"a\":%s}}",
            "{\"eitherAny\":{\"a\":%s}}",
            "{\"decimal\":%s}",
            "{\"oneOf\":{\"x\":1,\"y\":%s}}");

    private static final int DOUBLES = 4;

    @TempDir
    private static Path work;

    private static GeneratedModels models;
    private static Class<?> type;

    @BeforeAll
    static void generate() throws IOException {
        Path file = Files.writeString(work.resolve("schema.yaml"), """
            definitions:
              Case:
                type: object
                properties:
                  real: {type: number}
                  reals: {type: array, items: {type: number}}
                  realMap: {type: object, additionalProperties: {type: number}}
                  either: {type: [number, string]}
                  any: {}
                  anyList: {type: array}
                  anyMap: {type: object}
                  eitherAny: {anyOf: [{type: string}, {type: object}]}
                  decimal: {type: number, existingJavaType: java.math.BigDecimal}
                  integer: {type: integer}
                  huge: {type: integer, existingJavaType: java.math.BigInteger}
                  steps: {type: number, existingJavaType: java.math.BigDecimal, multipleOf: 0.25}
                  oneOf:
                    oneOf:
                      - {type: object, required: [x], properties: {x: {type: integer}}}
                      - {type: object, required: [z], properties: {z: {type: integer}}}
            """);
        JavaOptions options = JavaOptions.BUILDERS.withJackson(EnumSet.allOf(JacksonVersion.class));
        Generation generation = new CodeGenerator(ExactNumbersTest.class.getClassLoader())
                .generate(Requests.of(work, "com.example", List.of(file), List.of(), options));
        models = GeneratedModels.of(generation.sources(), Files.createDirectories(work.resolve("classes")));
        type = models.model("com.example.Case");
    }

    @AfterAll
    static void close() throws IOException {
        models.close();
    }

    @Test
    void aNumberIsKeptOrRefusedWithItsPlace() throws Exception {
        List<String> changed = new ArrayList<>();
        for (String number : numbers()) {
            for (int place = 0; place < PLACES.size(); place++) {
                String json = PLACES.get(place).formatted(number);
                JsonNode document = EXACT.readTree(json);
                for (Way way : Way.values()) {
                    String outcome = outcome(way, json, document);
                    boolean mayBeRefused = place < DOUBLES && !isShortest(number);
                    if (!(mayBeRefused ? outcome.endsWith("found " + found(number)) : outcome.isEmpty())) {
                        changed.add(way + " " + json + ": " + outcome);
                    }
                }
            }
        }
        assertEquals(List.of(), changed);
    }

    @Test
    void numbersOfEndlessSizeAreRefusedAtOnce() throws Exception {
        for (Way way : Way.values()) {
            assertTrue(
                    outcome(way, "{\"integer\":1e1000000000}").startsWith("integer: expected an integer"), way::name);
            assertTrue(outcome(way, "{\"huge\":1e1000000000}").startsWith("huge: expected an integer"), way::name);
            assertEquals("", outcome(way, "{\"huge\":-123e500}"), way::name);
            assertEquals("", outcome(way, "{\"steps\":1e1000000000}"), way::name);
            assertEquals("", outcome(way, "{\"steps\":0.75}"), way::name);
            assertTrue(outcome(way, "{\"steps\":1e-1000000000}").startsWith("steps: expected a multiple"), way::name);
            assertTrue(outcome(way, "{\"steps\":0.7500001}").startsWith("steps: expected a multiple"), way::name);
        }
    }

    @Test
    void halfSurrogatesAreKept() throws Exception {
        for (Way way : Way.values()) {
            for (String place : List.of("either", "any", "more", "\\udc00")) {
                String text = "\"\\udc00a\\ud83d\"";
                String json = "{\"" + place + "\":" + text + ",\"anyMap\":{" + text + ":[" + text + "]}}";
                assertEquals("", outcome(way, json), way + json);
            }
        }
    }

    @Test
    void whatJsonHasNoNumberForIsRefusedWithItsPlace() {
        ObjectMapper lenient = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        for (String place : PLACES) {
            String json = place.formatted("NaN");
            String problem = message(() -> lenient.readValue(json, type));
            assertTrue(problem.contains("found NaN"), json + " " + problem);
            problem = message(() -> fromJson(lenient.readValue(json, Object.class)));
            assertTrue(problem.contains("found NaN") && problem.indexOf(": ") > 0, json + " " + problem);
        }
    }

    /** Each seam of long and double, exponents of all sizes, and numbers of up to 40 digits at random. */
    private static List<String> numbers() {
        List<String> numbers = new ArrayList<>(List.of(
                "0",
                "-0",
                "-0.0",
                "0e5",
                "1.0",
                "1.50",
                "0.1",
                "1e400",
                "-1e400",
                "1e-400",
                "5e-324",
                "4.9e-324",
                "2e23",
                "8.41e21",
                "8.409999999999999E21",
                "1.7976931348623157e308",
                "1.7976931348623159e308",
                "0.1234567890123456789",
                "9007199254740993.0",
                "2.2250738585072014e-308",
                "1e1000000000"));
        for (long seam : new long[] {1L << 53, 1L << 54, Long.MAX_VALUE, Integer.MAX_VALUE, 10_000_000_000_000_000L}) {
            for (int step = -2; step <= 2; step++) {
                String near =
                        BigDecimal.valueOf(seam).add(BigDecimal.valueOf(step)).toPlainString();
                numbers.addAll(List.of(near, "-" + near, near + ".5", near + "e-3"));
            }
        }
        Random random = new Random(44);
        for (int digits = 1; digits <= 40; digits++) {
            StringBuilder text = new StringBuilder();
            for (int digit = 0; digit < digits; digit++) {
                text.append((char) ('1' + random.nextInt(9)));
            }
            numbers.add(text.toString());
            numbers.add(text + "e" + (random.nextInt(700) - 350));
            numbers.add(text.insert(random.nextInt(digits), digits == 1 ? "-" : "1.")
                    .toString());
            numbers.add(Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20)));
        }
        return numbers;
    }

    private enum Way {
        PLAIN,
        JACKSON_2,
        JACKSON_3
    }

    private static String outcome(Way way, String json) throws IOException {
        return outcome(way, json, EXACT.readTree(json));
    }

    /** Empty if a document comes back as it was; otherwise what came, or why it was refused. */
    private static String outcome(Way way, String json, JsonNode document) {
        String[] written = {""};
        String problem = message(() -> written[0] = switch (way) {
            case PLAIN -> EXACT.writeValueAsString(toJson(fromJson(EXACT.readValue(json, Object.class))));
            case JACKSON_2 -> JACKSON_2.writeValueAsString(JACKSON_2.readValue(json, type));
            case JACKSON_3 -> JACKSON_3.writeValueAsString(JACKSON_3.readValue(json, type));
        });
        if (!problem.isEmpty()) {
            return problem;
        }
        try {
            return same(document, EXACT.readTree(written[0])) ? "" : written[0];
        } catch (IOException e) {
            return e + " " + written[0];
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(
                (first, second) -> first.isNumber() && second.isNumber()
                        ? first.decimalValue().compareTo(second.decimalValue())
                        : first.equals(second) ? 0 : 1,
                other);
    }

    /** Returns true if a number is the shortest one that is read as some double. */
    private static boolean isShortest(String number) {
        BigDecimal exact = new BigDecimal(number);
        double read = exact.doubleValue();
        if (!Double.isFinite(read)) {
            return false;
        }
        if (exact.signum() == 0) {
            return true;
        }
        // The nearest of the shortest ones; Java writes at least two digits.
        BigDecimal value = new BigDecimal(read);
        for (int digits = 2; digits <= 17; digits++) {
            BigDecimal shorter = value.round(new MathContext(digits));
            if (shorter.doubleValue() == read) {
                return shorter.compareTo(exact) == 0;
            }
        }
        return false;
    }

    private static String found(String number) {
        BigDecimal exact = new BigDecimal(number);
        return exact.scale() == 0 && !number.contains(".")
                ? exact.toBigInteger().toString()
                : exact.toString();
    }

    private interface Attempt {
        Object value() throws Exception;
    }

    /** What a mismatch says; empty if there is none. */
    private static String message(Attempt attempt) {
        try {
            attempt.value();
            return "";
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return String.valueOf(cause.getMessage());
        }
    }

    private static Object fromJson(Object plain) throws ReflectiveOperationException {
        return type.getMethod("fromJson", Object.class).invoke(null, plain);
    }

    private static Object toJson(Object model) throws ReflectiveOperationException {
        return type.getMethod("toJson").invoke(model);
    }
}
