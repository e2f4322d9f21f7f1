package dev.cairn.codegen.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.codegen.MigrationPage;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jsonschema2pojo.GenerationConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Jsonschema2pojoParametersTest {

    /** What the generator's options are called where the Maven plugin has other names for them. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "source", List.of("sourceDirectory", "sourcePaths"),
            "targetDirectory", List.of("outputDirectory"),
            "fileFilter", List.of("includes", "excludes"));

    @Test
    void eachParameterIsThereOrHasSomethingInItsPlace() {
        Set<String> nowhere = theirs();
        nowhere.removeAll(ours());
        nowhere.removeAll(Jsonschema2pojoParameters.instead().keySet());

        assertEquals(Set.of(), nowhere);
    }

    @Test
    void whatIsThereIsNotWarnedOf() {
        Set<String> both = ours();
        both.retainAll(Jsonschema2pojoParameters.instead().keySet());

        assertEquals(Set.of(), both);
    }

    @Test
    void thePageSaysWhatToDo() throws IOException {
        Set<String> same = theirs();
        same.retainAll(ours());
        same.add("skip");
        Map<String, List<String>> names = new LinkedHashMap<>();
        Jsonschema2pojoParameters.instead()
                .forEach((name, instead) -> names.computeIfAbsent(instead, text -> new ArrayList<>())
                        .add("`" + name + "`"));
        List<String> rows = new ArrayList<>();
        rows.add(
                "| " + same.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + " | the same |");
        names.forEach((instead, parameters) -> rows.add(
                "| " + String.join(", ", parameters) + " | " + instead.replaceAll("'([^']*)'", "`$1`") + " |"));

        MigrationPage.compare("parameters", rows);
    }

    @Test
    void parametersOfTheExecutionAreFoundInThePom() {
        Plugin plugin = new Plugin();
        PluginExecution execution = new PluginExecution();
        execution.setId("models");
        execution.setConfiguration(configuration("targetPackage", "dateType"));
        plugin.addExecution(execution);
        plugin.setConfiguration(configuration("usePrimitives"));

        assertEquals(
                List.of(
                        "'dateType' is a parameter of jsonschema2pojo, and has no effect here. Instead: 'formatTypeMapping',"
                                + " with classes of java.time: '<date-time>java.time.Instant</date-time>'. Or"
                                + " '<profile>jsonschema2pojo</profile>', with which it has its effect."),
                warnings(plugin, "models"));
        assertEquals(1, warnings(plugin, "default-cli").size());
        assertEquals(List.of(), warnings(null, "default-cli"));
    }

    private static List<String> warnings(@Nullable Plugin plugin, String executionId) {
        return Jsonschema2pojoParameters.warnings(PomConfiguration.of(plugin, executionId));
    }

    private static Xpp3Dom configuration(String... parameters) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        for (String parameter : parameters) {
            Xpp3Dom element = new Xpp3Dom(parameter);
            element.setValue("x");
            configuration.addChild(element);
        }
        return configuration;
    }

    /** What jsonschema2pojo can be told. */
    static Set<String> theirs() {
        Set<String> parameters = new TreeSet<>();
        for (Method method : GenerationConfig.class.getMethods()) {
            String name = method.getName().replaceFirst("^(get|is)", "");
            String parameter = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            parameters.addAll(NAMES.getOrDefault(parameter, List.of(parameter)));
        }
        return parameters;
    }

    private static Set<String> ours() {
        return Stream.of(CodeParameters.class, SchemaParameters.class, SchemaMojo.class)
                .flatMap(parameters -> Arrays.stream(parameters.getDeclaredFields()))
                .map(Field::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
