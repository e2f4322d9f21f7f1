package dev.cairn.codegen.pojo.engine;

import dev.cairn.codegen.pojo.ParameterValue;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsonschema2pojo.DefaultGenerationConfig;
import org.jsonschema2pojo.GenerationConfig;
import org.jspecify.annotations.Nullable;

/**
 * jsonschema2pojo's configuration, of parameters as a POM has them: {@code isUsePrimitives()} is the parameter {@code usePrimitives}. What
 * isn't given has the default of its Maven plugin.
 */
final class ProfileConfig implements InvocationHandler {

    private static final GenerationConfig DEFAULTS = new DefaultGenerationConfig();

    private final Map<String, Object> values = new HashMap<>();

    private ProfileConfig() {}

    /**
     * The configuration.
     *
     * @param targetPackage empty for the package without a name
     * @param classpath where annotators and rules are looked up
     * @param diagnostics hears of values that are none
     */
    static GenerationConfig of(
            String targetPackage,
            Map<String, ParameterValue> parameters,
            ClassLoader classpath,
            Diagnostics diagnostics) {
        ProfileConfig config = new ProfileConfig();
        for (Method method : GenerationConfig.class.getMethods()) {
            String name = parameter(method);
            ParameterValue value = parameters.get(name);
            boolean noClass = method.getReturnType() == Class.class && value != null && !value.isGiven();
            if (value == null || noClass) {
                continue;
            }
            try {
                config.values.put(method.getName(), value(value, method.getReturnType(), classpath));
            } catch (IllegalArgumentException e) {
                diagnostics.error(Place.of(name), String.valueOf(e.getMessage()));
            }
        }
        config.values.put("getTargetPackage", targetPackage);
        return (GenerationConfig) Proxy.newProxyInstance(
                ProfileConfig.class.getClassLoader(), new Class<?>[] {GenerationConfig.class}, config);
    }

    /** What the Maven plugin calls what a method gives. */
    private static String parameter(Method method) {
        String name = method.getName().replaceFirst("^(get|is)", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Object value(ParameterValue value, Class<?> type, ClassLoader classpath) {
        String text = value.text();
        if (type == boolean.class) {
            return Boolean.parseBoolean(text);
        }
        if (type == char[].class) {
            return text.toCharArray();
        }
        if (type == String[].class) {
            return value.texts().toArray(String[]::new);
        }
        if (type == Map.class) {
            return value.named();
        }
        if (type == Class.class) {
            return loaded(text, classpath);
        }
        return type.isEnum() ? constant(type, text) : text;
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no '" + name + "': say one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static Class<?> loaded(String name, ClassLoader classpath) {
        try {
            return Class.forName(name, true, classpath);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException(
                    "the class " + name + " can't be loaded (" + e
                            + "): name its artifact in the <dependencies> of the plugin",
                    e);
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Object value = values.get(method.getName());
        if (value != null) {
            return value;
        }
        try {
            return method.invoke(DEFAULTS, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
