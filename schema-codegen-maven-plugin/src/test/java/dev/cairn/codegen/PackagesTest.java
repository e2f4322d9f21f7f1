package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JacksonVersion;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Types in several packages: those that schemas name, and those of the folders in which they lie. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class PackagesTest {

    /** Whether Jackson reads and writes without maps between. */
    @Parameter
    private boolean straight;

    @TempDir
    private Path folder;

    @TempDir
    private Path classes;

    @Test
    void eachFolderIsAPackage() throws IOException {
        write("Shop Front/order.yaml", """
                type: object
                required: [line]
                properties:
                  line: {$ref: ../common/line.yaml}
                  status: {type: string, enum: [open]}
                """);
        write("common/line.yaml", "{type: object, required: [text], properties: {text: {type: string}}}");
        write("top.yaml", "{type: object, properties: {order: {$ref: Shop Front/order.yaml}}}");

        try (GeneratedModels models = models(true)) {
            assertEquals(
                    Set.of(
                            "com.example.common.Line",
                            "com.example.shopfront.Order",
                            "com.example.shopfront.Order.Status",
                            "com.example.Top"),
                    names());
            same(models, "com.example.Top", "{\"order\":{\"line\":{\"text\":\"a\",\"more\":1},\"status\":\"open\"}}");
            refused(models, "com.example.Top", "{\"order\":{\"line\":{\"text\":1}}}", "order.line.text");
        }
    }

    @Test
    void withoutThatAllTypesAreInTheTargetPackage() throws IOException {
        write("shop/order.yaml", "{type: object, properties: {a: {type: string}}}");

        try (GeneratedModels models = models(false)) {
            assertEquals(Set.of("com.example.Order"), names());
            same(models, "com.example.Order", "{\"a\":\"b\"}");
        }
    }

    @Test
    void aTypeIsInThePackageThatItsSchemaNames() throws IOException {
        write("order.yaml", """
                type: object
                javaType: org.acme.sales.Purchase
                properties:
                  where: {type: object, properties: {a: {type: string}}}
                  who: {type: object, javaType: org.acme.people.Buyer, properties: {name: {type: string, default: x}}}
                  state: {type: string, enum: [open], javaType: org.acme.State}
                """);

        try (GeneratedModels models = models(false)) {
            assertEquals(
                    Set.of(
                            "org.acme.sales.Purchase",
                            "org.acme.sales.Purchase.Where",
                            "org.acme.people.Buyer",
                            "org.acme.State"),
                    names());
            same(models, "org.acme.sales.Purchase", """
                    {"where":{"a":"b"},"who":{"name":"c"},"state":"open"}""");
        }
    }

    @Test
    void aChoiceOfTypesInOnePackageIsThere() throws IOException {
        write("pay/card.yaml", "{type: object, required: [number], properties: {number: {type: string}}}");
        write("pay/cash.yaml", "{type: object, required: [coins], properties: {coins: {type: integer}}}");
        write("order.yaml", """
                type: object
                properties: {payment: {oneOf: [{$ref: pay/card.yaml}, {$ref: pay/cash.yaml}]}}
                """);

        try (GeneratedModels models = models(true)) {
            assertTrue(names().contains("com.example.pay.Payment"), names().toString());
            assertTrue(models.model("com.example.pay.Payment").isAssignableFrom(models.model("com.example.pay.Card")));
            same(models, "com.example.Order", "{\"payment\":{\"coins\":3}}");
        }
    }

    @Test
    void aChoiceOfTypesInSeveralPackagesHoldsThem() throws IOException {
        write("bank/card.yaml", "{type: object, required: [number], properties: {number: {type: string}}}");
        write("cash/cash.yaml", "{type: object, required: [coins], properties: {coins: {type: integer}}}");
        write("order.yaml", """
                type: object
                properties: {payment: {oneOf: [{$ref: bank/card.yaml}, {$ref: cash/cash.yaml}]}}
                """);

        try (GeneratedModels models = models(true)) {
            assertTrue(names().contains("com.example.CardOrCash"), names().toString());
            same(models, "com.example.Order", "{\"payment\":{\"coins\":3}}");
            same(models, "com.example.Order", "{\"payment\":{\"number\":\"4\",\"a\":null}}");
            refused(models, "com.example.Order", "{\"payment\":{}}", "payment");
        }
    }

    @Test
    void whatIsNoPackageIsAnError() throws IOException {
        write("order.yaml", "{type: object, javaType: a.1b.Order, properties: {a: {type: string}}}");

        InvalidDocumentException e = assertThrows(InvalidDocumentException.class, () -> models(false));

        assertEquals(
                List.of("order.yaml:1:1: 'a.1b' is not the name of a package"),
                e.diagnostics().stream().map(Diagnostic::toString).toList());
    }

    private void write(String path, String schema) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), schema);
    }

    private GeneratedModels models(boolean packagePerFolder) throws IOException {
        List<Path> schemas;
        try (Stream<Path> files = Files.walk(folder)) {
            schemas = files.filter(Files::isRegularFile).sorted().toList();
        }
        Map<String, String> sources = new CodeGenerator(getClass().getClassLoader())
                .generate(new GenerationRequest(
                        SchemaInputs.of(schemas),
                        folder,
                        "com.example",
                        options(),
                        false,
                        false,
                        new TypeOptions(
                                "", "", Map.of(), true, false, false, packagePerFolder ? List.of(folder) : List.of()),
                        List.of(),
                        false))
                .sources();
        return GeneratedModels.of(sources, classes);
    }

    /** The names of all types that come from schemas. */
    private Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>(ClassFiles.names(classes, "nowhere").keySet());
        names.removeIf(name -> name.matches(".*\\.(Builder|Visitor|Of\\w+|\\d+)"));
        names.removeIf(name -> Comparison.SUPPORT.contains(
                name.replaceFirst("com\\.example\\.", "").replaceFirst("\\..*", "")));
        return names;
    }

    private static void same(GeneratedModels models, String type, String json) throws IOException {
        Object read = new ObjectMapper().readValue(json, Object.class);
        List<String> outcomes = new ArrayList<>();
        for (GeneratedModels.Reading reading : models.read(type, json)) {
            outcomes.add(reading.problem() + " " + KeptJson.lost(read, reading.written()));
        }
        assertEquals(List.of("null null", "null null", "null null"), outcomes);
    }

    private static void refused(GeneratedModels models, String type, String json, String path) {
        for (GeneratedModels.Reading reading : models.read(type, json)) {
            assertTrue(String.valueOf(reading.problem()).contains(path + ": "), () -> String.valueOf(reading));
        }
    }

    private JavaOptions options() {
        return JavaOptions.BUILDERS.withJackson(straight ? EnumSet.allOf(JacksonVersion.class) : Set.of());
    }
}
