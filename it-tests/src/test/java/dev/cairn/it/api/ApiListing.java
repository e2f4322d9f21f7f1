package dev.cairn.it.api;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users see of a class: a line for it, and one for each public or protected member, sorted. What every class has, and
 * what a record or an enum has by itself, is left out. Confined to one thread.
 */
final class ApiListing {

    private static final Set<String> OF_EVERY_CLASS = Set.of("equals", "hashCode", "toString");

    private final TypeText types;

    /** @param named takes the classes that signatures name */
    ApiListing(Set<Class<?>> named) {
        this.types = new TypeText(named);
    }

    String of(Class<?> type) {
        Set<String> members = new TreeSet<>();
        Stream.concat(Stream.of(type), hiddenAbove(type).stream()).forEach(each -> add(each, members));
        return Stream.concat(Stream.of(header(type)), members.stream().map("  "::concat))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private void add(Class<?> type, Set<String> members) {
        for (Field field : type.getDeclaredFields()) {
            if (isSeen(field)) {
                members.add(field.isEnumConstant() ? field.getName() : field(field));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isSeen(constructor) && isSeen(type) && !isCanonical(constructor)) {
                members.add(executable(constructor, "new"));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isSeen(method) && !comesByItself(method)) {
                String kind = method.isDefault() ? "default " : "";
                members.add(
                        kind + executable(method, types.of(method.getAnnotatedReturnType()) + " " + method.getName()));
            }
        }
    }

    /** The superclasses that users cannot name, whose members they see as the class's own. */
    private static List<Class<?>> hiddenAbove(Class<?> type) {
        List<Class<?>> hidden = new ArrayList<>();
        for (Class<?> above = type.getSuperclass(); above != null && !isSeen(above); above = above.getSuperclass()) {
            hidden.add(above);
        }
        return hidden;
    }

    private String header(Class<?> type) {
        StringBuilder text = new StringBuilder();
        int modifiers = type.getModifiers();
        boolean isClass = !type.isInterface() && !type.isEnum() && !type.isRecord();
        if (Modifier.isProtected(modifiers)) {
            text.append("protected ");
        }
        if (isClass && Modifier.isAbstract(modifiers)) {
            text.append("abstract ");
        }
        if (isClass && Modifier.isFinal(modifiers)) {
            text.append("final ");
        }
        text.append(kind(type)).append(' ').append(type.getCanonicalName());
        text.append(types.parameters(type.getTypeParameters()).stripTrailing());
        if (type.isRecord()) {
            text.append(Arrays.stream(type.getRecordComponents())
                    .map(component -> types.of(component.getAnnotatedType()) + " " + component.getName())
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        List<Class<?>> hidden = hiddenAbove(type);
        AnnotatedType above = (hidden.isEmpty() ? type : hidden.get(hidden.size() - 1)).getAnnotatedSuperclass();
        if (isClass && above != null && above.getType() != Object.class) {
            text.append(" extends ").append(types.of(above));
        }
        List<AnnotatedType> interfaces = Stream.concat(Stream.of(type), hidden.stream())
                .flatMap(each -> Arrays.stream(each.getAnnotatedInterfaces()))
                .toList();
        if (!interfaces.isEmpty()) {
            text.append(type.isInterface() ? " extends " : " implements ").append(types.list(interfaces.stream()));
        }
        if (type.isSealed()) {
            text.append(" permits ")
                    .append(Arrays.stream(type.getPermittedSubclasses())
                            .map(Class::getCanonicalName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private String field(Field field) {
        return access(field) + types.of(field.getAnnotatedType()) + " " + field.getName();
    }

    private String executable(Executable executable, String name) {
        String thrown = types.list(Arrays.stream(executable.getAnnotatedExceptionTypes()));
        return access(executable)
                + types.parameters(executable.getTypeParameters())
                + name
                + "("
                + types.list(Arrays.stream(executable.getAnnotatedParameterTypes()))
                + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String access(Member member) {
        int modifiers = member.getModifiers();
        boolean ofInterface = member.getDeclaringClass().isInterface();
        List<String> words = new ArrayList<>();
        if (Modifier.isProtected(modifiers)) {
            words.add("protected");
        }
        if (Modifier.isStatic(modifiers)) {
            words.add("static");
        }
        if (Modifier.isAbstract(modifiers) && !ofInterface) {
            words.add("abstract");
        }
        return words.stream().map(word -> word + " ").collect(Collectors.joining());
    }

    private static boolean isSeen(Member member) {
        int modifiers = member.getModifiers();
        boolean inherited = Modifier.isProtected(modifiers)
                && !Modifier.isFinal(member.getDeclaringClass().getModifiers());
        return (Modifier.isPublic(modifiers) || inherited) && !member.isSynthetic();
    }

    private static boolean isCanonical(Constructor<?> constructor) {
        Class<?> type = constructor.getDeclaringClass();
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private static boolean comesByItself(Method method) {
        Class<?> type = method.getDeclaringClass();
        boolean ofEnum = type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
        boolean ofRecord = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> method.equals(component.getAccessor()));
        return ofEnum || ofRecord || OF_EVERY_CLASS.contains(method.getName());
    }

    /** Whether users can name a class: it is public, or protected in such a one, and so are those around it. */
    static boolean isSeen(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers()) && !Modifier.isProtected(each.getModifiers())) {
                return false;
            }
        }
        return !type.isAnonymousClass() && !type.isLocalClass() && !type.isSynthetic();
    }

    static Comparator<Class<?>> byName() {
        return Comparator.comparing(Class::getName);
    }
}
