package dev.cairn.codegen.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.codegen.MigrationPage;
import dev.cairn.codegen.pojo.ParameterValue;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfileParametersTest {

    /** What both profiles have, or the profile takes from this plugin. */
    private static final Set<String> COMMON =
            Set.of("profile", "referencePaths", "allowNetworkReferences", "resourceDirectory");

    /** The table of the page is complete: it has each parameter of jsonschema2pojo, and each of ours that it doesn't have. */
    @Test
    void thePageSaysWhatBecomesOfEachParameter() throws IOException {
        Set<String> theirs = Jsonschema2pojoParametersTest.theirs();
        theirs.addAll(Set.of("skip", "addCompileSourceRoot"));
        Map<String, String> otherwise = ProfileParameters.otherwise();
        assertTrue(theirs.containsAll(otherwise.keySet()), otherwise.toString());
        Set<String> same = new TreeSet<>(theirs);
        same.removeAll(otherwise.keySet());
        List<String> rows = new ArrayList<>();
        rows.add("| " + names(same) + " | the same |");
        Map<String, List<String>> byText = new LinkedHashMap<>();
        otherwise.forEach((name, text) ->
                byText.computeIfAbsent(text, first -> new ArrayList<>()).add(name));
        byText.forEach((text, names) -> rows.add("| " + names(names) + " | " + text + " |"));
        Map<String, List<String>> refused = new LinkedHashMap<>();
        ProfileParameters.refused()
                .forEach((name, text) -> refused.computeIfAbsent(text, first -> new ArrayList<>())
                        .add(name));
        refused.forEach((text, names) ->
                rows.add("| " + names(names) + " | refused: " + text.replaceAll("'([^']*)'", "`$1`") + " |"));

        MigrationPage.compare("codegen-jsonschema2pojo", "parameters", rows);
    }

    @Test
    void eachParameterOfOursIsOneOfTheirsOrRefused() {
        Set<String> ours = Stream.of(CodeParameters.class, SchemaParameters.class, SchemaMojo.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        ours.removeAll(Set.of("project", "execution", "session", "resolver", "repositories", "PLUGIN"));
        ours.removeAll(Jsonschema2pojoParametersTest.theirs());
        ours.remove("skip");
        ours.removeAll(COMMON);

        assertEquals(new TreeSet<>(ProfileParameters.refused().keySet()), ours);
    }

    @Test
    void thePomCountsThenThePropertiesOfTheCommandLineThenTheProjects() {
        Properties command = new Properties();
        command.setProperty("jsonschema2pojo.usePrimitives", "true");
        command.setProperty("schema-codegen.serializable", "true");
        Properties project = new Properties();
        project.setProperty("jsonschema2pojo.usePrimitives", "false");
        project.setProperty("jsonschema2pojo.classNamePrefix", "A");
        project.setProperty("jsonschema2pojo.classNameSuffix", "B");

        Map<String, ParameterValue> given =
                parameters(pom("classNameSuffix", "C"), command, project).given();

        assertEquals("true", text(given, "usePrimitives"));
        assertEquals("true", text(given, "serializable"));
        assertEquals("A", text(given, "classNamePrefix"));
        assertEquals("C", text(given, "classNameSuffix"));
    }

    private static String text(Map<String, ParameterValue> given, String name) {
        return given.getOrDefault(name, ParameterValue.of("absent")).text();
    }

    @Test
    void whatHasNoEffectIsRefusedWithTheWayOut() {
        Properties command = new Properties();
        command.setProperty("jsonschema2pojo.skip", "true");

        assertEquals(
                List.of(
                        "'jsonschema2pojo.skip' has no effect here: say 'schema-codegen.skip', or 'skip' in the POM.",
                        "'withers' is a parameter for records, and has no effect with the profile jsonschema2pojo. Instead:"
                                + " 'generateBuilders', with which setters give the object."),
                parameters(pom("withers", "all"), command).problems());
    }

    @Test
    void sourcesAreFiles() {
        for (String address : List.of("http://example.com/a.json", "classpath:a.json", "resource:/a.json")) {
            List<String> problems = parameters(pom("sourceDirectory", address)).problems();

            assertEquals(1, problems.size(), address);
            assertTrue(problems.get(0).contains("{\"$ref\": \"" + address + "\"}"), problems.get(0));
        }
        for (String file : List.of("src/main/schema", "C:\\schema", "file:/tmp/schema", "/tmp/a.json")) {
            assertEquals(List.of(), parameters(pom("sourceDirectory", file)).problems(), file);
        }
    }

    private static ProfileParameters parameters(Map<String, ParameterValue> pom, Properties... properties) {
        return new ProfileParameters(pom, List.of(properties));
    }

    private static Map<String, ParameterValue> pom(String name, String value) {
        return Map.of(name, ParameterValue.of(value));
    }

    private static String names(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add("`" + name + "`"));
        return String.join(", ", quoted);
    }
}
