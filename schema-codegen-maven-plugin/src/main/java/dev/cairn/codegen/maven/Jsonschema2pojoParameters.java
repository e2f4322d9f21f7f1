package dev.cairn.codegen.maven;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of jsonschema2pojo that this plugin doesn't have. Who switches brings them along, and Maven ignores what a plugin doesn't
 * know, so they are looked for in what the POM says.
 */
final class Jsonschema2pojoParameters {

    private static final Map<String, String> INSTEAD = new LinkedHashMap<>();

    static {
        put("'includes', with patterns such as '**/*.json'", "fileExtensions");
        put("leave it out: files that are not generated any more are deleted", "removeOldOutput");
        put("leave it out: the order of the files makes no difference", "sourceSortOrder");
        put("leave it out: sources are UTF-8, for Java 17 and newer", "outputEncoding", "targetVersion");
        put("leave it out: the sources are always compiled with the project", "addCompileSourceRoot");
        put("leave it out: the models are Java", "targetLanguage");
        put(
                "'formatTypeMapping', with classes of java.time: '<date-time>java.time.Instant</date-time>'",
                "dateType",
                "dateTimeType",
                "timeType",
                "useJodaDates",
                "useJodaLocalDates",
                "useJodaLocalTimes");
        put(
                "leave it out: dates and times are written as ISO 8601, and a text that was read is written again",
                "formatDates",
                "formatDateTimes",
                "formatTimes",
                "customDatePattern",
                "customDateTimePattern",
                "customTimePattern");
        put("leave it out: integers are Long; 'existingJavaType' of a property for others", "useLongIntegers");
        put("leave it out: numbers are Double; 'existingJavaType' of a property for others", "useDoubleNumbers");
        put("leave it out: what is required is a primitive, what may be absent is not", "usePrimitives");
        put(
                "leave it out: models are records, which have these",
                "includeHashcodeAndEquals",
                "includeToString",
                "includeConstructors",
                "includeAllPropertiesConstructor",
                "includeConstructorPropertiesAnnotation",
                "includeGetters");
        put("leave it out: a record's text has all components", "toStringExcludes");
        put(
                "'generateBuilders' or 'builders': a record has one constructor, with all properties",
                "constructorsRequiredPropertiesOnly",
                "includeRequiredPropertiesConstructor");
        put(
                "'generateBuilders' or 'withers': records never change, and toBuilder() makes a copy",
                "includeSetters",
                "includeCopyConstructor");
        put("leave it out: builders are classes inside of their records", "useInnerClassBuilders");
        put(
                "leave it out: toJson() gives a map of all properties, and fromJson(map) reads it",
                "includeDynamicAccessors",
                "includeDynamicBuilders",
                "includeDynamicGetters",
                "includeDynamicSetters");
        put("leave it out: every file has it", "includeGeneratedAnnotation");
        put(
                "leave it out: Jackson 2 and 3 share the annotations; other libraries use fromJson and toJson",
                "annotationStyle");
        put("leave it out: an absent property is left out of what is written", "inclusionLevel");
        put("leave it out: an absent list or map is empty", "initializeCollections");
        put(
                "leave it out: what may be null is @Nullable, of JSpecify",
                "includeJsr305Annotations",
                "useOptionalForGetters");
        put("a 'oneOf' in the schema, which becomes a sealed interface", "includeTypeInfo");
        put("'javaInterfaces: [java.io.Serializable]' in the schema", "serializable");
        put("'typeAnnotations', and 'x-java-annotations' in the schema", "customAnnotator");
        put(
                "'javaName' in the schema or a names file for names; the rules themselves can't be replaced",
                "customRuleFactory");
        put("'javaName' in the schema, or a names file", "useTitleAsClassname", "propertyWordDelimiters");
        put("references as JSON Schema has them, '#/definitions/x'", "refFragmentPathDelimiters");
        put("nothing: Android's Parcelable is not there", "parcelable");
    }

    private Jsonschema2pojoParameters() {}

    private static void put(String instead, String... names) {
        for (String name : names) {
            INSTEAD.put(name, instead);
        }
    }

    /** What to do instead of each parameter that has no counterpart. */
    static Map<String, String> instead() {
        return Collections.unmodifiableMap(INSTEAD);
    }

    /** A warning for each such parameter that a POM gives to an execution of the plugin. */
    static List<String> warnings(PomConfiguration configuration) {
        List<String> warnings = new ArrayList<>();
        for (String name : configuration.parameters().keySet()) {
            String instead = INSTEAD.get(name);
            if (instead != null) {
                warnings.add("'" + name + "' is a parameter of jsonschema2pojo, and has no effect here. Instead: "
                        + instead + ". Or '<profile>jsonschema2pojo</profile>', with which it has its effect.");
            }
        }
        return warnings;
    }
}
