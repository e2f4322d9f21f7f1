package org.jsonschema2pojo.maven;

import dev.cairn.codegen.maven.Jsonschema2pojoSuite;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Stands for jsonschema2pojo's Maven plugin in front of its own integration tests, which set its parameters as fields and execute it: what
 * they get is made by the profile.
 */
public class Jsonschema2PojoMojo extends AbstractMojo {

    private Object addCompileSourceRoot, annotationStyle, classNamePrefix, classNameSuffix, constructorsRequiredPropertiesOnly;
    private Object customAnnotator, customDatePattern, customDateTimePattern, customRuleFactory, customTimePattern, dateTimeType;
    private Object dateType, excludes, fileExtensions, formatDateTimes, formatDates, formatTimes, formatTypeMapping, generateBuilders;
    private Object includeAdditionalProperties, includeAllPropertiesConstructor, includeConstructorPropertiesAnnotation;
    private Object includeConstructors, includeCopyConstructor, includeDynamicAccessors, includeDynamicBuilders;
    private Object includeDynamicGetters, includeDynamicSetters, includeGeneratedAnnotation, includeGetters;
    private Object includeHashcodeAndEquals, includeJsr303Annotations, includeJsr305Annotations;
    private Object includeRequiredPropertiesConstructor, includeSetters, includeToString, includeTypeInfo, includes, inclusionLevel;
    private Object initializeCollections, outputDirectory, outputEncoding, parcelable, project, propertyWordDelimiters;
    private Object refFragmentPathDelimiters, removeOldOutput, serializable, skip, sourceDirectory, sourcePaths, sourceSortOrder;
    private Object sourceType, targetPackage, targetVersion, timeType, toStringExcludes, useBigDecimals, useBigIntegers;
    private Object useDoubleNumbers, useInnerClassBuilders, useJakartaValidation, useJodaDates, useJodaLocalDates;
    private Object useJodaLocalTimes, useLongIntegers, useOptionalForGetters, usePrimitives, useTitleAsClassname;

    @Override
    public void execute() throws MojoExecutionException {
        Map<String, Object> parameters = new LinkedHashMap<>();
        try {
            for (Field field : Jsonschema2PojoMojo.class.getDeclaredFields()) {
                Object value = Modifier.isStatic(field.getModifiers()) ? null : field.get(this);
                if (value != null && !field.getName().equals("project")) {
                    parameters.put(field.getName(), value);
                }
            }
            Jsonschema2pojoSuite.generate(parameters);
        } catch (IOException | ReflectiveOperationException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }
}
