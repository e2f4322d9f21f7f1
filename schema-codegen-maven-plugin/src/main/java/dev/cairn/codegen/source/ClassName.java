package dev.cairn.codegen.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class.
 *
 * @param packageName its package
 * @param simpleNames its name; of a nested class, the names of those around it come first
 * @param isNullable whether a value may be null
 */
public record ClassName(String packageName, List<String> simpleNames, boolean isNullable) implements TypeName {

    public ClassName {
        simpleNames = List.copyOf(simpleNames);
    }

    /** Written out since linking a record's own is slow in a cold JVM. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClassName that
                && that.isNullable == isNullable
                && that.simpleNames.equals(simpleNames)
                && that.packageName.equals(packageName);
    }

    @Override
    public int hashCode() {
        return simpleNames.hashCode();
    }

    public static ClassName of(String packageName, String simpleName) {
        return new ClassName(packageName, List.of(simpleName), false);
    }

    public static ClassName of(Class<?> type) {
        String name = type.getName();
        int dot = name.lastIndexOf('.');
        ClassName outer = null;
        int start = dot + 1;
        for (int end = name.indexOf('$', start); end >= 0; end = name.indexOf('$', start)) {
            String simple = name.substring(start, end);
            outer = outer == null ? of(name.substring(0, dot), simple) : outer.nested(simple);
            start = end + 1;
        }
        String last = name.substring(start);
        return outer == null ? of(name.substring(0, dot), last) : outer.nested(last);
    }

    /** The class of a qualified name, in which packages are in small letters. */
    public static ClassName of(String qualifiedName) {
        int start = 0;
        while (!Character.isUpperCase(qualifiedName.codePointAt(start))) {
            int dot = qualifiedName.indexOf('.', start);
            if (dot < 0) {
                break;
            }
            start = dot + 1;
        }
        String packageName = start == 0 ? "" : qualifiedName.substring(0, start - 1);
        return new ClassName(packageName, List.of(qualifiedName.substring(start).split("\\.", -1)), false);
    }

    public ClassName nested(String simpleName) {
        List<String> names = new ArrayList<>(simpleNames);
        names.add(simpleName);
        return new ClassName(packageName, names, false);
    }

    @Override
    public ClassName nullable() {
        return new ClassName(packageName, simpleNames, true);
    }

    @Override
    public TypeName unboxed() {
        if (!packageName.equals("java.lang")) {
            return this;
        }
        return switch (simpleName()) {
            case "Boolean" -> PrimitiveName.BOOLEAN;
            case "Long" -> PrimitiveName.LONG;
            case "Integer" -> PrimitiveName.INT;
            case "Double" -> PrimitiveName.DOUBLE;
            default -> this;
        };
    }

    /** Its own name, without those of the classes around it. */
    public String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }

    /** The name of the class that has a file of its own. */
    String topLevelName() {
        return simpleNames.get(0);
    }

    String qualifiedName() {
        String name = String.join(".", simpleNames);
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** Whether the first names of this class, as many as given, are the names of another. */
    boolean startsWith(String otherPackage, List<String> others, int count) {
        return packageName.equals(otherPackage)
                && others.size() == count
                && simpleNames.subList(0, count).equals(others);
    }
}
