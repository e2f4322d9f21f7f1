package dev.cairn.codegen;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes code that uses all that some models offer, in a way that only compiles if it is exactly what it was. */
final class UserCode {

    private static final String EXACT = """
                static Long[] is(long value) { return null; }
                static Double[] is(double value) { return null; }
                static Boolean[] is(boolean value) { return null; }
                static String is(Object value) { return null; }
            """;

    private final StringBuilder text = new StringBuilder();

    private UserCode() {}

    /** The source of a class in a package of its own. */
    static String of(String packageName, List<Class<?>> models) {
        UserCode code = new UserCode();
        code.text
                .append("package ")
                .append(packageName)
                .append(";\nclass User {\n")
                .append(EXACT);
        models.forEach(code::use);
        return code.text.append("}\n").toString();
    }

    private void use(Class<?> type) {
        String name = name(type);
        text.append("    static void use(")
                .append(type.getTypeParameters().length > 0 ? name + "<String>" : name)
                .append(" x) {\n");
        for (Class<?> supertype : supertypes(type)) {
            statement(name(supertype) + " as" + supertype.getSimpleName() + " = x");
        }
        if (type.isEnum()) {
            String cases = Arrays.stream(type.getEnumConstants())
                    .map(constant -> "case " + ((Enum<?>) constant).name() + " -> 1;")
                    .collect(Collectors.joining(" "));
            statement("int chosen = switch (x) { " + cases + " }");
        }
        if (type.isRecord()) {
            Constructor<?> constructor = canonical(type);
            boolean alone = Arrays.stream(type.getDeclaredConstructors())
                            .filter(other -> other.getParameterCount() == constructor.getParameterCount())
                            .count()
                    == 1;
            statement("new " + name + "(" + arguments(constructor, false) + ")");
            if (alone) {
                statement("new " + name + "(" + arguments(constructor, true) + ")");
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isUsable(method)) {
                call(type, method);
            }
        }
        text.append("    }\n");
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (nested.getSimpleName().equals("Visitor")) {
                visit(name, nested);
            }
        }
    }

    private void visit(String union, Class<?> visitor) {
        text.append("    static void visit(").append(union).append(" x) {\n        x.accept(new ");
        text.append(name(visitor)).append("<String>() {\n");
        for (Method method : visitor.getDeclaredMethods()) {
            text.append("            public String ").append(method.getName()).append("(");
            text.append(text(method.getGenericParameterTypes()[0])).append(" value) { return \"\"; }\n");
        }
        text.append("        });\n    }\n");
    }

    private static boolean isUsable(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && method.getTypeParameters().length == 0;
    }

    private void call(Class<?> type, Method method) {
        boolean alone = Arrays.stream(type.getDeclaredMethods())
                        .filter(other -> other.getName().equals(method.getName()))
                        .count()
                == 1;
        String target = (Modifier.isStatic(method.getModifiers()) ? name(type) : "x") + "." + method.getName();
        String call = target + "(" + arguments(method, false) + ")";
        if (alone) {
            statement(target + "(" + arguments(method, true) + ")");
        }
        Class<?> returned = method.getReturnType();
        text.append("        {");
        if (returned == void.class || type.getSimpleName().equals("Visitor")) {
            text.append(call).append(";");
        } else if (returned == long.class || returned == double.class || returned == boolean.class) {
            String box = returned == long.class ? "Long" : returned == double.class ? "Double" : "Boolean";
            text.append(box).append("[] exact = is(").append(call).append(");");
        } else if (!returned.isPrimitive()) {
            text.append("var exact = ").append(call).append("; ");
            text.append(text(method.getGenericReturnType())).append(" same = exact; String object = is(exact);");
        }
        text.append("}\n");
    }

    private void statement(String statement) {
        text.append("        ").append(statement).append(";\n");
    }

    /** @param bare whether null is written without its type, which only a class takes */
    private static String arguments(Executable executable, boolean bare) {
        List<String> arguments = new ArrayList<>();
        for (Type type : executable.getGenericParameterTypes()) {
            String name = text(type);
            arguments.add(
                    switch (name) {
                        case "long", "int" -> "5";
                        case "double" -> "0.5";
                        case "boolean" -> "true";
                        default -> bare ? "null" : "(" + name + ") null";
                    });
        }
        return String.join(", ", arguments);
    }

    private static Constructor<?> canonical(Class<?> record) {
        return Arrays.stream(record.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == record.getRecordComponents().length)
                .findFirst()
                .orElseThrow();
    }

    /** All public classes, nested ones too. */
    static List<Class<?>> withNested(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        if (Modifier.isPublic(type.getModifiers())) {
            all.add(type);
            Arrays.stream(type.getDeclaredClasses()).forEach(nested -> all.addAll(withNested(nested)));
        }
        return all;
    }

    static Set<Class<?>> supertypes(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> each : type.getInterfaces()) {
            if (all.add(each)) {
                all.addAll(supertypes(each));
            }
        }
        all.removeIf(each -> !each.getPackage().equals(type.getPackage()));
        return all;
    }

    private static String name(Class<?> type) {
        return text(type);
    }

    private static String text(Type type) {
        return type.getTypeName().replace('$', '.');
    }
}
