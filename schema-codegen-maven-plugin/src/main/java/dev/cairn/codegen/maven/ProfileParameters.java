package dev.cairn.codegen.maven;

import dev.cairn.codegen.pojo.ParameterValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parameters of the profile {@code jsonschema2pojo}: all that jsonschema2pojo's Maven plugin has. Of those that this plugin has, too,
 * a few mean more here, and this plugin's others are refused.
 */
final class ProfileParameters {

    private static final String THEIRS = "jsonschema2pojo.";
    private static final String OURS = "schema-codegen.";

    /** What Maven itself gives to the goals. */
    static final Set<String> OF_THE_GOALS = Set.of(
            "sourceDirectory",
            "sourcePaths",
            "sourceType",
            "targetPackage",
            "outputDirectory",
            "skip",
            "includes",
            "excludes");

    /** What is not quite as jsonschema2pojo has it. */
    private static final Map<String, String> OTHERWISE = new LinkedHashMap<>();

    /** What only records have, and what to do instead. */
    private static final Map<String, String> REFUSED = new LinkedHashMap<>();

    static {
        String sources =
                "files and folders; by default `src/main/schema`. An address, such as `http:` or `classpath:`, is refused: let a file in"
                        + " the folder have a `$ref` to it";
        OTHERWISE.put("sourceDirectory", sources);
        OTHERWISE.put("sourcePaths", sources);
        String patterns =
                "patterns for files in folders, in which capitals count; without `includes` all files but hidden ones and"
                        + " copies that editors make";
        OTHERWISE.put("includes", patterns);
        OTHERWISE.put("excludes", patterns);
        OTHERWISE.put(
                "sourceType", "the same; files that end in `.yaml` or `.yml` are read as YAML with `jsonschema`, too");
        OTHERWISE.put("outputDirectory", "by default `target/generated-sources/schema-codegen`");
        OTHERWISE.put(
                "outputEncoding",
                "with all but UTF-8 what is not ASCII is written as a Unicode escape; UTF-16, which has no ASCII, is refused");
        OTHERWISE.put(
                "removeOldOutput",
                "no effect: files that are not generated any more are always deleted, and no others");
        OTHERWISE.put("customAnnotator", "the same: the class is looked for in the `<dependencies>` of the plugin");
        OTHERWISE.put("customRuleFactory", OTHERWISE.get("customAnnotator"));
        String names = "'javaName', 'javaType' and 'javaEnums' in the schema give names";
        REFUSED.put("namesFile", names);
        REFUSED.put("overlays", "'$ref' and 'extends' in a schema of your own");
        REFUSED.put("packagePerFolder", "leave it out: folders are packages");
        REFUSED.put("builders", "'generateBuilders'");
        REFUSED.put("withers", "'generateBuilders', with which setters give the object");
        REFUSED.put("propertyNames", "'includeConstructorPropertiesAnnotation', or the @JsonProperty of fields");
        REFUSED.put("lenientEnums", "an annotator of your own ('customAnnotator') may add @JsonEnumDefaultValue");
        REFUSED.put("fillDefaults", "leave it out: defaults are the values of fields, and are written");
        REFUSED.put("typeAnnotations", "'customAnnotator'");
        REFUSED.put("includeSchemaResources", "leave it out: classes of jsonschema2pojo don't need the schema");
        REFUSED.put("shareModels", "'existingJavaType' in the schema names a class of another module");
        REFUSED.put("supportPackage", "leave it out: there are no support classes");
        REFUSED.put("generateSupport", REFUSED.get("supportPackage"));
        REFUSED.put("locatedViews", "leave it out: these classes know no places of their document");
    }

    private final Map<String, ParameterValue> given = new TreeMap<>();
    private final Set<String> problems = new LinkedHashSet<>();

    /**
     * The parameters that are given: as in Maven the POM counts, and where it says nothing, a property.
     *
     * @param pom what the POM says, be it a parameter or not
     * @param properties those of the command line, of the JVM and of the project, the more important ones first
     */
    ProfileParameters(Map<String, ParameterValue> pom, List<Properties> properties) {
        for (Properties each : properties) {
            each.stringPropertyNames().stream()
                    .filter(property -> property.startsWith(OURS))
                    .forEach(property -> add(property.substring(OURS.length()), each.getProperty(property)));
            each.stringPropertyNames().stream()
                    .filter(property -> property.startsWith(THEIRS))
                    .forEach(property -> addTheirs(property.substring(THEIRS.length()), each.getProperty(property)));
        }
        given.putAll(pom);
        given.forEach(this::check);
    }

    private void add(String name, String value) {
        given.putIfAbsent(name, ParameterValue.of(value));
    }

    private void addTheirs(String name, String value) {
        if (OF_THE_GOALS.contains(name)) {
            problems.add("'" + THEIRS + name + "' has no effect here: say '" + OURS + name + "', or '" + name
                    + "' in the POM.");
        } else {
            add(name, value);
        }
    }

    private void check(String name, ParameterValue value) {
        String instead = REFUSED.get(name);
        if (instead != null) {
            problems.add("'" + name
                    + "' is a parameter for records, and has no effect with the profile jsonschema2pojo. Instead: "
                    + instead + ".");
        }
        if (name.equals("sourceDirectory") || name.equals("sourcePaths")) {
            for (String source : value.texts()) {
                // One letter and a colon is a drive.
                if (source.matches("(?!file:)\\p{Alpha}[\\p{Alnum}+.-]+:.*")) {
                    problems.add("'" + name + "' can't be an address, and is '" + source
                            + "': let a file in a folder say {\"$ref\": \"" + source
                            + "\"}, and 'referencePaths' where a copy lies, or 'allowNetworkReferences'.");
                }
            }
        }
    }

    /** All that is given, by its name. */
    Map<String, ParameterValue> given() {
        return Collections.unmodifiableMap(given);
    }

    /** Why this can't be; empty if it can. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Whether the sources are compiled with the project. */
    boolean addsSourceRoot() {
        return !"false"
                .equals(given.getOrDefault("addCompileSourceRoot", ParameterValue.of("true"))
                        .text());
    }

    /** What is not quite as jsonschema2pojo has it, by the names of parameters. */
    static Map<String, String> otherwise() {
        return Collections.unmodifiableMap(OTHERWISE);
    }

    /** What to do instead of each parameter of this plugin that the profile refuses. */
    static Map<String, String> refused() {
        return Collections.unmodifiableMap(REFUSED);
    }
}
