package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.GeneratedModels.Reading;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.codegen.shared.SharedModels;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of one package in another: {@code money} is generated first, and {@code shop} refers to it. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class SharedModelsTest {

    /** Whether Jackson reads and writes without maps between. */
    @Parameter
    private boolean straight;

    private static final String MONEY = """
            $id: https://example.com/money.yaml
            definitions:
              Amount:
                type: object
                required: [amount]
                properties:
                  amount: {type: number, minimum: 0}
                  currency: {enum: [EUR, USD]}
              Card: {type: object, required: [kind, number], properties: {kind: {const: card}, number: {type: string}}}
              Transfer: {type: object, required: [kind, iban], properties: {kind: {const: transfer}, iban: {type: string}}}
              Method: {oneOf: [{$ref: "#/definitions/Card"}, {$ref: "#/definitions/Transfer"}]}
              Code: {type: [string, integer]}
              Rates: {type: array, items: {$ref: "#/definitions/Amount"}}
            """;

    private static final String SHOP = """
            $id: https://example.com/shop.yaml
            $schema: https://json-schema.org/draft/2020-12/schema
            $defs:
              Cash: {type: object, required: [kind], properties: {kind: {const: cash}}}
              Order:
                type: object
                required: [total]
                properties:
                  total: {$ref: "money.yaml#/definitions/Amount"}
                  currency: {$ref: "https://example.com/money.yaml#/definitions/Amount/properties/currency"}
                  method: {$ref: "money.yaml#/definitions/Method"}
                  code: {$ref: "money.yaml#/definitions/Code"}
                  rates: {$ref: "money.yaml#/definitions/Rates"}
                  limits: {type: object, additionalProperties: {$ref: "money.yaml#/definitions/Amount"}}
                  discount: {$ref: "money.yaml#/definitions/Amount", default: {amount: 0}}
                  payment: {oneOf: [{$ref: "money.yaml#/definitions/Method"}, {$ref: "#/$defs/Cash"}]}
                  priceOrText: {oneOf: [{$ref: "money.yaml#/definitions/Amount"}, {type: string}]}
            """;

    private static final Set<String> SUPPORT =
            Set.of("Bounds", "Copies", "JsonMismatchException", "JsonModel", "JsonShape");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Generation money;

    @BeforeEach
    void generateMoney() throws IOException {
        money = generate("money", MONEY, true, List.of());
        write(folder.resolve("classes"), money.resources());
    }

    private static void write(Path classes, Map<String, String> resources) throws IOException {
        for (Map.Entry<String, String> resource : resources.entrySet()) {
            Path file = classes.resolve(resource.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, resource.getValue());
        }
    }

    private Generation generate(String name, String schema, boolean shared, List<Path> dependencies)
            throws IOException {
        Path base = Files.createDirectories(folder.resolve(name));
        Path file = base.resolve(name + ".yaml");
        Files.writeString(file, schema);
        return new CodeGenerator(getClass().getClassLoader(), () -> dependencies)
                .generate(new GenerationRequest(
                        SchemaInputs.of(List.of(file)),
                        base,
                        "com.example." + name,
                        options(),
                        false,
                        shared,
                        TypeOptions.DEFAULT,
                        List.of(),
                        false));
    }

    private Generation shop() throws IOException {
        return generate("shop", SHOP, false, List.of(folder.resolve("classes")));
    }

    private static Set<String> types(Generation generation) {
        Set<String> types = new TreeSet<>();
        generation.sources().keySet().forEach(path -> types.add(path.replaceFirst(".*/(.*)\\.java", "$1")));
        return types;
    }

    @Test
    void nothingIsGeneratedTwice() throws IOException {
        assertTrue(types(money).containsAll(SUPPORT), () -> types(money).toString());
        Generation shop = shop();

        assertEquals(Set.of("AmountOrString", "Cash", "MethodOrCash", "Order", "package-info"), types(shop));
        assertEquals(List.of(), shop.warnings());
    }

    @Test
    void documentsAreReadAndWrittenBack() throws IOException {
        for (String document : List.of(
                "{'total':{'amount':1.5,'currency':'EUR'},'currency':'USD','code':7,'discount':{'amount':2.0}}",
                "{'total':{'amount':1.5,'more':true},'method':{'kind':'card','number':'1'},'discount':{'amount':2.0}}",
                "{'total':{'amount':1.5},'rates':[{'amount':1.0}],'limits':{'a':{'amount':2.0}},'discount':{'amount':2.0}}",
                "{'total':{'amount':1.5},'payment':{'kind':'cash'},'priceOrText':'free','discount':{'amount':2.0}}",
                "{'total':{'amount':1.5},'payment':{'kind':'transfer','iban':'x'},'priceOrText':{'amount':1.0},"
                        + "'discount':{'amount':2.0}}")) {
            String json = document.replace('\'', '"');
            for (Reading reading : read(json)) {
                assertNull(reading.problem());
                assertEquals(JSON.readTree(json), JSON.readTree(JSON.writeValueAsString(reading.written())));
            }
        }
    }

    @Test
    void aDefaultIsAModelOfTheOtherPackage() throws IOException, ReflectiveOperationException {
        try (GeneratedModels models = compiled()) {
            Class<?> type = models.model("com.example.shop.Order");
            Object order = type.getMethod("fromJson", Object.class).invoke(null, Map.of("total", Map.of("amount", 1)));
            Object discount = type.getMethod("discount").invoke(order);

            assertEquals(
                    Map.of("amount", 0.0),
                    discount.getClass().getMethod("toJson").invoke(discount));
        }
    }

    @Test
    void pathsOfMistakesAreWhole() throws IOException {
        assertProblem("{'total':{}}", "total.amount: is required, but missing");
        assertProblem("{'total':{'amount':-1}}", "total.amount: expected at least 0, found -1.0");
        assertProblem(
                "{'total':{'amount':1},'rates':[{'amount':1},{'amount':'x'}]}",
                "rates[1].amount: expected a number, found 'x'");
        assertProblem("{'total':{'amount':1},'limits':{'a':{}}}", "limits.a.amount: is required, but missing");
        assertProblem("{'total':{'amount':1},'payment':{'kind':'card'}}", "payment.number: is required, but missing");
        assertProblem(
                "{'total':{'amount':1},'payment':{'kind':'x'}}",
                "payment.kind: expected one of 'card', 'transfer', 'cash' (MethodOrCash), found 'x'");
    }

    private void assertProblem(String document, String problem) throws IOException {
        for (Reading reading : read(document.replace('\'', '"'))) {
            assertTrue(String.valueOf(reading.problem()).contains(problem), () -> "" + reading.problem());
            assertTrue(
                    String.valueOf(reading.problem()).contains("money.JsonMismatchException")
                            || String.valueOf(reading.problem()).contains("ValueInstantiationException"),
                    reading::problem);
        }
    }

    private List<Reading> read(String json) throws IOException {
        try (GeneratedModels models = compiled()) {
            return models.read("com.example.shop.Order", json);
        }
    }

    private GeneratedModels compiled() throws IOException {
        Map<String, String> sources = new TreeMap<>(money.sources());
        sources.putAll(shop().sources());
        return GeneratedModels.of(sources, Files.createTempDirectory(folder, "compiled"));
    }

    @Test
    void aModuleThatUsesModelsMayShareItsOwn() throws IOException {
        Generation shop = generate("shop", SHOP, true, List.of(folder.resolve("classes")));
        Path classes = folder.resolve("shop-classes");
        write(classes, shop.resources());

        Generation mall = generate("mall", """
                definitions:
                  Mall: {type: object, properties: {
                    orders: {type: array, items: {$ref: "https://example.com/shop.yaml#/$defs/Order"}},
                    rent: {$ref: "https://example.com/money.yaml#/definitions/Amount"}}}
                """, false, List.of(classes, folder.resolve("classes")));

        assertEquals(Set.of("Mall", "package-info"), types(mall));
        Map<String, String> sources = new TreeMap<>(money.sources());
        sources.putAll(shop.sources());
        sources.putAll(mall.sources());
        try (GeneratedModels models = GeneratedModels.of(sources, folder.resolve("classes"))) {
            String problem = models.read("com.example.mall.Mall", "{\"orders\":[{\"total\":{}}]}")
                    .get(0)
                    .problem();
            assertTrue(String.valueOf(problem).contains("orders[0].total.amount: is required"), () -> "" + problem);
        }
    }

    @Test
    void aDocumentWithoutAnAddressIsFoundOnTheClassPath() throws IOException {
        Generation till = generate("till", """
                definitions:
                  Till: {type: object, properties: {
                    cash: {$ref: "classpath:com/example/money/money.yaml#/definitions/Amount"}}}
                """, false, List.of(folder.resolve("classes")));

        assertEquals(Set.of("Till", "package-info"), types(till));
    }

    @Test
    void twoKindsOfSupportClassesAreRefused() throws IOException {
        Generation mass = generate(
                "mass",
                "{$id: 'https://example.com/mass.yaml', definitions: {Mass: {type: object, properties: {kg: {type: number}}}}}",
                true,
                List.of());
        Path classes = folder.resolve("mass-classes");
        write(classes, mass.resources());

        List<Path> both = List.of(folder.resolve("classes"), classes);
        InvalidDocumentException refused =
                assertThrows(InvalidDocumentException.class, () -> generate("gold", """
                        definitions:
                          Gold: {type: object, properties: {
                            price: {$ref: "https://example.com/money.yaml#/definitions/Amount"},
                            mass: {$ref: "https://example.com/mass.yaml#/definitions/Mass"}}}
                        """, false, both));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("com.example.mass and of com.example.money have support classes"), message);
    }

    @Test
    void whatWasFoundIsLookedForAgainOnlyIfAnythingWas() throws IOException {
        Path classes = folder.resolve("classes");
        Set<URI> inputs = shop().inputs();

        assertTrue(new SharedModels(() -> List.of(classes)).stillHas(inputs));
        Path moved = Files.move(classes, folder.resolve("moved"));
        assertFalse(new SharedModels(() -> List.of(moved)).stillHas(inputs));
        assertTrue(new SharedModels(() -> {
                    throw new AssertionError("nobody needs it");
                })
                .stillHas(money.inputs()));
    }

    @Test
    void theClassPathIsNotAskedForWhatIsFoundOtherwise() throws IOException {
        List<String> asked = new ArrayList<>();
        new CodeGenerator(getClass().getClassLoader(), () -> {
                    asked.add("asked");
                    return List.of();
                })
                .generate(new GenerationRequest(
                        SchemaInputs.of(List.of(folder.resolve("money/money.yaml"))),
                        folder,
                        "com.example",
                        JavaOptions.DEFAULT,
                        false,
                        false,
                        TypeOptions.DEFAULT,
                        List.of(),
                        false));

        assertEquals(List.of(), asked);
        assertFalse(money.inputs().toString().contains("META-INF"));
        assertTrue(shop().inputs().toString().contains("META-INF/schema-codegen/com.example.money.json"));
    }

    private JavaOptions options() {
        return JavaOptions.BUILDERS.withJackson(straight ? EnumSet.allOf(JacksonVersion.class) : Set.of());
    }
}
