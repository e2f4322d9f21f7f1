package dev.cairn.codegen.classes;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Describes a compiled class in words that don't depend on the compiler's version: what it is, what it offers, and which constants it
 * uses. The class is loaded, but never initialised: none of its code runs.
 */
final class ClassDescription {

    private ClassDescription() {}

    /** The description, a fact a line. */
    static String of(Class<?> type, InputStream classFile) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(Modifier.toString(type.getModifiers() & ~Modifier.STRICT) + " " + kind(type) + " " + type.getName());
        lines.add("deprecated: " + type.isAnnotationPresent(Deprecated.class));
        add(lines, "extends", type.getGenericSuperclass() == null ? List.of() : List.of(type.getGenericSuperclass()));
        add(lines, "implements", List.of(type.getGenericInterfaces()));
        if (type.isSealed()) {
            lines.add("permits "
                    + Arrays.stream(type.getPermittedSubclasses())
                            .map(Class::getName)
                            .collect(Collectors.joining(", ")));
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                lines.add("component " + component.getGenericType().getTypeName() + " " + component.getName());
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                lines.add("field " + deprecated(field) + field.toGenericString());
            }
        }
        TreeSet<String> methods = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isSynthetic()) {
                methods.add("method " + deprecated(method) + method.toGenericString());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (!constructor.isSynthetic()) {
                methods.add("constructor " + deprecated(constructor) + constructor.toGenericString());
            }
        }
        lines.addAll(methods);
        for (String constant : Constants.of(classFile)) {
            lines.add("constant " + constant.replace("\n", "\\n").replace("\r", "\\r"));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String word, List<Type> types) {
        if (!types.isEmpty()) {
            lines.add(word + " " + types.stream().map(Type::getTypeName).collect(Collectors.joining(", ")));
        }
    }

    private static String deprecated(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    private static String kind(Class<?> type) {
        if (type.isRecord()) {
            return "record";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isAnnotation() ? "annotation" : type.isInterface() ? "interface" : "class";
    }
}
